-- A stock that fell a lot since the month before. Short cards lapse together, so it warns.
-- One row per: unit_code, indicator_code, month_end.
-- Reads: core_unit_figure, stg_threshold.
WITH stepped AS (
    SELECT
        unit_code, indicator_code, month_end, is_reported, participant_count,
        lag(participant_count) OVER (
            PARTITION BY unit_code, indicator_code ORDER BY month_end
        ) AS previous_count
    FROM core_unit_figure
)
SELECT s.unit_code, s.indicator_code, s.month_end, s.previous_count, s.participant_count
FROM stepped AS s
JOIN stg_threshold AS t ON t.threshold_name = 'stock_fall_share'
WHERE s.is_reported AND s.participant_count < s.previous_count * t.threshold_number
