-- Targets of nothing: a cell that was blank or not yet decided, written as 0.
-- One row per: indicator_code, issuer.
-- Reads: incoming_targets.
SELECT
    min(line_number) AS line_number, indicator_code, issuer,
    count(*) AS zero_target_count,
    string_agg(DISTINCT unit_code, ',' ORDER BY unit_code) AS unit_codes
FROM incoming_targets
WHERE target_count = 0 OR target_coverage_pct = 0
GROUP BY indicator_code, issuer
