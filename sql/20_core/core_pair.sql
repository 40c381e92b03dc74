-- Two months in both of which a unit reported, side by side.
-- One row per: unit_code, indicator_code, month_end, earlier_month_end.
-- Reads: core_figure.
-- Only units that reported in both: else a unit that is late would pass for a change.
SELECT
    a.unit_code, a.indicator_code, a.month_end, b.month_end AS earlier_month_end,
    a.province_code, a.unit_level, a.participant_count,
    b.participant_count AS earlier_participant_count,
    a.participant_qualifier, b.participant_qualifier AS earlier_participant_qualifier,
    a.denominator_count, b.denominator_count AS earlier_denominator_count
FROM core_figure AS a
JOIN core_figure AS b
    ON b.unit_code = a.unit_code AND b.indicator_code = a.indicator_code
    AND b.month_end < a.month_end
WHERE a.is_reported AND b.is_reported
    AND a.unit_level = 'commune'
    AND a.participant_count IS NOT NULL AND b.participant_count IS NOT NULL
