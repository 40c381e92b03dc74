-- mart_progress must have one row per its key; a repeated one would be counted twice.
-- One row per: repeated key.
-- Reads: mart_progress.
SELECT unit_code, indicator_code, issuer, month_end, count(*) AS found_count
FROM mart_progress
GROUP BY unit_code, indicator_code, issuer, month_end
HAVING count(*) > 1
