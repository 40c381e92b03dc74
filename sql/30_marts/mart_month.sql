-- The months that can be chosen for a province.
-- One row per: province_code, month_end.
-- Reads: core_month.
SELECT province_code, month_end, is_latest
FROM core_month
