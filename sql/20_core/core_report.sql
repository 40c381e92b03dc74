-- Reports as they stand: for every unit, indicator and date the version of the latest upload.
-- One row per: unit_code, indicator_code, reported_date.
-- Reads: stg_report.
-- Undated reports share the empty date; a max-join, because QUALIFY took 15 times as long.
WITH latest AS (
    SELECT unit_code, indicator_code, reported_date, max(upload_sequence) AS upload_sequence
    FROM stg_report
    GROUP BY unit_code, indicator_code, reported_date
)
SELECT
    r.unit_code, r.indicator_code, r.reported_date, r.participant_count,
    r.participant_qualifier, r.stated_coverage_pct, r.stated_coverage_qualifier,
    r.stated_attainment_pct, r.stated_attainment_qualifier, r.stated_gap_count,
    r.stated_gap_qualifier, r.stated_issuer, r.denominator_count, r.denominator_kind,
    r.new_count, r.returned_count, r.stopped_count, r.source_url, r.published_date,
    r.note, r.upload_id
FROM stg_report AS r
JOIN latest AS l
    ON r.unit_code = l.unit_code
    AND r.indicator_code = l.indicator_code
    AND r.reported_date IS NOT DISTINCT FROM l.reported_date
    AND r.upload_sequence = l.upload_sequence
