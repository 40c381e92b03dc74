-- Counts that rise or fall unlike the unit's own earlier months or, where those are too few,
-- unlike the file's other units; and manyfold ones, whatever the history.
-- One row per: line_number, indicator_code.
-- Reads: new_step, stg_threshold.
-- Both the change and its distance from the usual one must be large: after strong growth a
-- count that merely stays is no fall, and a single unchanged count is normal.
WITH limits AS (
    SELECT
        max(CASE WHEN threshold_name = 'odd_deviations' THEN threshold_number END) AS deviations,
        max(CASE WHEN threshold_name = 'mad_to_deviation' THEN threshold_number END) AS per_mad,
        max(CASE WHEN threshold_name = 'odd_floor_share' THEN threshold_number END) AS floor_share,
        max(CASE WHEN threshold_name = 'odd_floor_count' THEN threshold_number END) AS floor_count,
        max(CASE WHEN threshold_name = 'odd_least_changes' THEN threshold_number END) AS changes,
        max(CASE WHEN threshold_name = 'odd_least_peers' THEN threshold_number END) AS peers,
        max(CASE WHEN threshold_name = 'manyfold' THEN threshold_number END) AS manyfold,
        max(CASE WHEN threshold_name = 'manyfold_floor_count' THEN threshold_number END)
            AS manyfold_count
    FROM stg_threshold
),
own AS (
    SELECT
        line_number, unit_code, indicator_code, month_end, previous_month_end, unit_level,
        participant_count, previous_count, change_per_month_count,
        change_per_month_count / nullif(previous_count, 0) AS change_share,
        count(change_per_month_count) OVER earlier AS change_count,
        median(change_per_month_count) OVER earlier AS usual_change_count,
        mad(change_per_month_count) OVER earlier AS mad_count
    FROM new_step
    WINDOW earlier AS (
        PARTITION BY unit_code, indicator_code ORDER BY month_end
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),
peers AS (
    SELECT
        indicator_code, month_end, count(change_share) AS peer_count,
        median(change_share) AS usual_share, mad(change_share) AS mad_share
    FROM own
    WHERE line_number IS NOT NULL AND unit_level = 'commune'
    GROUP BY indicator_code, month_end
),
judged AS (
    SELECT
        o.line_number, o.unit_code, o.indicator_code, o.month_end, o.previous_month_end,
        o.participant_count, o.previous_count, o.usual_change_count, p.usual_share,
        CASE
            WHEN greatest(o.participant_count, o.previous_count)
                > l.manyfold * least(o.participant_count, o.previous_count)
                AND abs(o.participant_count - o.previous_count) >= l.manyfold_count
                AND o.previous_count > 0
                THEN 'manyfold'
            WHEN o.change_count >= l.changes
                AND least(abs(o.change_per_month_count),
                    abs(o.change_per_month_count - o.usual_change_count))
                > l.deviations * greatest(l.per_mad * o.mad_count, l.floor_count,
                    l.floor_share * o.previous_count)
                THEN 'own'
            WHEN o.change_count < l.changes AND p.peer_count >= l.peers
                AND o.unit_level = 'commune'
                AND least(abs(o.change_share), abs(o.change_share - p.usual_share))
                    * o.previous_count
                > l.deviations * greatest(l.per_mad * p.mad_share * o.previous_count,
                    l.floor_count, l.floor_share * o.previous_count)
                THEN 'peers'
        END AS odd_kind
    FROM own AS o
    CROSS JOIN limits AS l
    LEFT JOIN peers AS p ON p.indicator_code = o.indicator_code AND p.month_end = o.month_end
    WHERE o.line_number IS NOT NULL AND o.previous_count IS NOT NULL
)
SELECT
    line_number, unit_code, indicator_code, month_end, previous_month_end, participant_count,
    previous_count, usual_change_count, usual_share * 100 AS usual_change_pct, odd_kind
FROM judged
WHERE odd_kind IS NOT NULL
