-- Whether the targets of wards and communes add up to what the province was assigned.
-- One row per: province_code, indicator_code, issuer, month_end.
-- Reads: core_target_month, core_province_size.
-- With targets of some units only, the sum is shown with how many, and no difference is drawn;
-- nor between targets of different periods.
WITH wards AS (
    SELECT
        province_code, indicator_code, issuer, month_end,
        CAST(sum(target_count) AS BIGINT) AS summed_target_count,
        CAST(count(target_count) AS BIGINT) AS unit_with_target_count,
        CASE
            WHEN count(CASE WHEN target_qualifier = 'about' THEN 1 END) > 0 THEN 'about'
            WHEN count(CASE WHEN target_qualifier = 'at_least' THEN 1 END) > 0 THEN 'at_least'
            ELSE 'exact'
        END AS summed_target_qualifier,
        min(period_start_date) AS first_start_date, max(period_start_date) AS last_start_date,
        min(period_end_date) AS first_end_date, max(period_end_date) AS last_end_date
    FROM core_target_month
    WHERE unit_level = 'commune'
    GROUP BY province_code, indicator_code, issuer, month_end
),
compared AS (
    SELECT
        w.province_code, w.indicator_code, w.issuer, w.month_end, w.unit_with_target_count,
        z.unit_count, w.summed_target_count, w.summed_target_qualifier,
        p.target_count AS province_target_count,
        CASE WHEN p.target_count IS NOT NULL THEN p.target_qualifier END
            AS province_target_qualifier,
        p.decision_no,
        w.unit_with_target_count = z.unit_count
            AND w.first_start_date = p.period_start_date
            AND w.last_start_date = p.period_start_date
            AND w.first_end_date = p.period_end_date
            AND w.last_end_date = p.period_end_date AS is_comparable
    FROM wards AS w
    JOIN core_province_size AS z ON z.province_code = w.province_code
    LEFT JOIN core_target_month AS p
        ON p.unit_code = w.province_code AND p.indicator_code = w.indicator_code
        AND p.issuer = w.issuer AND p.month_end = w.month_end
)
SELECT
    province_code, indicator_code, issuer, month_end, unit_with_target_count, unit_count,
    summed_target_count, summed_target_qualifier, province_target_count,
    province_target_qualifier, decision_no,
    CASE WHEN is_comparable THEN summed_target_count - province_target_count END
        AS difference_count,
    CASE
        WHEN NOT is_comparable OR province_target_count IS NULL THEN NULL
        WHEN summed_target_qualifier = 'exact' AND province_target_qualifier = 'exact'
            THEN 'exact'
        WHEN is_comparable THEN 'about'
    END AS difference_qualifier
FROM compared
