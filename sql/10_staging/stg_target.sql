-- Targets as the uploads hold them, all versions.
-- One row per: upload_id, unit_code, indicator_code, issuer, period_start_date, decision_no.
-- Reads: raw_targets.
SELECT
    upload_id,
    upload_sequence,
    unit_code,
    indicator_code,
    period_start AS period_start_date,
    period_end AS period_end_date,
    target_count,
    target_coverage_pct,
    issuer,
    decision_no,
    decided_on AS decided_date,
    coalesce(qualifier, 'exact') AS target_qualifier,
    source_url,
    note
FROM raw_targets
