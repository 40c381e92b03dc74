-- From where to where a unit's figure is to be projected: the input of campaign/projection.
-- One row per: unit_code, indicator_code, issuer, month_end.
-- Reads: core_target_used, core_figure, core_judged, core_unit.
-- From the figure's own month to the last month of the period for which a target is in force.
-- Of the figure's own month nothing is to be foreseen: it is over, or nobody knows what a part of
-- a month brings, and a stock held against its target would pass for a chance of 0 or 100 %.
SELECT
    t.unit_code, t.indicator_code, t.issuer, t.month_end, j.judged_month_end AS reported_month_end,
    f.province_code, f.unit_level, u.unit_type, f.participant_count,
    CAST((year(t.period_end_date) - year(j.judged_month_end)) * 12
        + month(t.period_end_date) - month(j.judged_month_end) AS BIGINT) AS months_ahead_count,
    t.target_count
FROM core_target_used AS t
JOIN core_figure AS f
    ON f.unit_code = t.unit_code AND f.indicator_code = t.indicator_code
    AND f.month_end = t.month_end
JOIN core_unit AS u ON u.unit_code = t.unit_code
JOIN core_judged AS j
    ON j.unit_code = t.unit_code AND j.indicator_code = t.indicator_code
    AND j.month_end = t.month_end
WHERE f.participant_count IS NOT NULL
    AND NOT f.is_partial
    AND t.period_end_date > j.judged_month_end
