-- Reports as the uploads hold them, all versions; a figure without a qualifier is exact.
-- One row per: upload_id, unit_code, indicator_code, reported_date.
-- Reads: raw_reports.
-- The stated ratios and gap keep their own names, because marts prefer computed ones.
SELECT
    upload_id,
    upload_sequence,
    unit_code,
    indicator_code,
    as_of_date AS reported_date,
    participant_count,
    coverage_pct AS stated_coverage_pct,
    attainment_pct AS stated_attainment_pct,
    gap_count AS stated_gap_count,
    denominator_count,
    denominator_kind,
    new_count,
    returned_count,
    stopped_count,
    coalesce(qualifier, 'exact') AS participant_qualifier,
    coalesce(coverage_qualifier, 'exact') AS stated_coverage_qualifier,
    coalesce(attainment_qualifier, 'exact') AS stated_attainment_qualifier,
    coalesce(gap_qualifier, 'exact') AS stated_gap_qualifier,
    issuer AS stated_issuer,
    source_url,
    published_date,
    note
FROM raw_reports
