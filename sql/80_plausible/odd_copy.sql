-- Months in which suspiciously many units have the very count of their month before.
-- One row per: province_code, indicator_code, month_end.
-- Reads: new_step, stg_threshold.
-- One unit with the same count is normal, a column of them was copied forward.
WITH limits AS (
    SELECT
        max(CASE WHEN threshold_name = 'copied_least_units' THEN threshold_number END) AS units,
        max(CASE WHEN threshold_name = 'copied_share' THEN threshold_number END) AS share,
        max(CASE WHEN threshold_name = 'copied_least_count' THEN threshold_number END)
            AS least_count
    FROM stg_threshold
)
SELECT
    min(s.line_number) AS line_number, s.province_code, s.indicator_code, s.month_end,
    count(*) AS compared_unit_count,
    count(CASE WHEN s.participant_count = s.previous_count THEN 1 END) AS copied_unit_count,
    string_agg(CASE WHEN s.participant_count = s.previous_count THEN s.unit_code END, ','
        ORDER BY s.unit_code) AS unit_codes
FROM new_step AS s
CROSS JOIN limits AS l
WHERE s.line_number IS NOT NULL AND s.unit_level = 'commune'
    AND s.previous_count >= l.least_count
GROUP BY s.province_code, s.indicator_code, s.month_end
HAVING count(CASE WHEN s.participant_count = s.previous_count THEN 1 END) >= max(l.units)
    AND count(CASE WHEN s.participant_count = s.previous_count THEN 1 END)
        >= max(l.share) * count(*)
