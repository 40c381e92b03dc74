-- Counts above the people they are counted against, or above the unit's whole population.
-- One row per: line_number, indicator_code.
-- Reads: incoming_reports, new_people, stg_indicator, stg_threshold.
-- The row's own people go before those of the list, these before the population. Of the list
-- the last count up to the report's month holds, as on the pages. What is only "about" may be
-- off by as much as two counts of the same people may differ.
WITH kept AS (
    SELECT
        r.line_number, r.unit_code, r.indicator_code, r.participant_count,
        r.denominator_count, coalesce(r.denominator_kind, i.denominator_kind) AS own_kind,
        i.denominator_kind AS wanted_kind, 'population' AS whole_kind,
        coalesce(last_day(r.as_of_date), DATE '9999-12-31') AS known_by_date,
        CASE WHEN r.qualifier = 'about' THEN 1 + t.threshold_number ELSE 1 END AS slack,
        t.threshold_number
    FROM incoming_reports AS r
    JOIN stg_indicator AS i ON i.indicator_code = r.indicator_code
    JOIN stg_threshold AS t ON t.threshold_name = 'people_differ_share'
    WHERE r.participant_count IS NOT NULL
),
held AS (
    SELECT
        k.line_number, k.unit_code, k.indicator_code, k.participant_count, k.own_kind,
        k.denominator_count, k.participant_count > k.denominator_count * k.slack AS is_above_own,
        w.denominator_kind AS wanted_kind, w.people_count AS wanted_count,
        w.as_of_date AS wanted_date, w.file_name AS wanted_file_name,
        k.participant_count > w.people_count * greatest(k.slack,
            CASE WHEN w.people_qualifier = 'about' THEN 1 + k.threshold_number ELSE 1 END)
            AS is_above_wanted,
        p.people_count AS whole_count, p.as_of_date AS whole_date,
        p.file_name AS whole_file_name,
        k.participant_count > p.people_count * greatest(k.slack,
            CASE WHEN p.people_qualifier = 'about' THEN 1 + k.threshold_number ELSE 1 END)
            AS is_above_whole
    FROM kept AS k
    ASOF LEFT JOIN new_people AS w
        ON w.unit_code = k.unit_code AND w.denominator_kind = k.wanted_kind
        AND k.known_by_date >= w.from_date
    ASOF LEFT JOIN new_people AS p
        ON p.unit_code = k.unit_code AND p.denominator_kind = k.whole_kind
        AND k.known_by_date >= p.from_date
)
SELECT
    line_number, unit_code, indicator_code, participant_count,
    CASE WHEN is_above_own THEN denominator_count WHEN is_above_wanted THEN wanted_count
        ELSE whole_count END AS people_count,
    CASE WHEN is_above_own THEN own_kind WHEN is_above_wanted THEN wanted_kind
        ELSE 'population' END AS denominator_kind,
    CASE WHEN is_above_own THEN NULL WHEN is_above_wanted THEN wanted_date
        ELSE whole_date END AS as_of_date,
    CASE WHEN is_above_own THEN NULL WHEN is_above_wanted THEN wanted_file_name
        ELSE whole_file_name END AS file_name,
    coalesce(is_above_own, FALSE) AS is_above_own
FROM held
WHERE is_above_own OR (denominator_count IS NULL AND is_above_wanted) OR is_above_whole
