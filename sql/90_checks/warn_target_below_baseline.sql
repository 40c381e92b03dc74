-- A target that asks for no more than the unit had when the period began.
-- One row per: unit_code, indicator_code, issuer, month_end.
-- Reads: core_expected.
SELECT unit_code, indicator_code, issuer, month_end, baseline_count, target_count
FROM core_expected
WHERE target_count > 0 AND target_count <= baseline_count
