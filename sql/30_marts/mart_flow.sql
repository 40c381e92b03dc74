-- How a unit's stock came from one report to the next: new, returned and stopped participants.
-- One row per: unit_code, indicator_code, month_end.
-- Reads: core_change, core_figure, core_report.
-- Only where a report states any of the three. What they do not explain is shown, not hidden.
SELECT
    c.province_code, c.unit_code, c.indicator_code, c.month_end, c.previous_month_end,
    c.participant_count - c.change_count AS opening_count,
    r.new_count, r.returned_count, r.stopped_count, c.participant_count,
    c.change_count - coalesce(r.new_count, 0) - coalesce(r.returned_count, 0)
        + coalesce(r.stopped_count, 0) AS unexplained_count
FROM core_change AS c
JOIN core_figure AS f
    ON f.unit_code = c.unit_code AND f.indicator_code = c.indicator_code
    AND f.month_end = c.month_end
JOIN core_report AS r
    ON r.unit_code = c.unit_code AND r.indicator_code = c.indicator_code
    AND r.reported_date = f.reported_date
WHERE NOT f.is_summed
    AND coalesce(r.new_count, r.returned_count, r.stopped_count) IS NOT NULL
