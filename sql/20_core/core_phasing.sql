-- Month weights as they stand: of each target the whole list of the latest upload.
-- One row per: unit_code, indicator_code, issuer, period_start_date, decision_no, month_end.
-- Reads: stg_phasing.
-- Lists are replaced whole, because single months of two lists would not add up.
WITH latest AS (
    SELECT
        unit_code, indicator_code, issuer, period_start_date, decision_no,
        max(upload_sequence) AS upload_sequence
    FROM stg_phasing
    GROUP BY unit_code, indicator_code, issuer, period_start_date, decision_no
)
SELECT
    p.unit_code, p.indicator_code, p.issuer, p.period_start_date, p.decision_no, p.month_end,
    sum(p.weight_pct) AS weight_pct
FROM stg_phasing AS p
JOIN latest AS l
    ON l.unit_code = p.unit_code AND l.indicator_code = p.indicator_code
    AND l.issuer = p.issuer AND l.period_start_date = p.period_start_date
    AND l.decision_no IS NOT DISTINCT FROM p.decision_no
    AND l.upload_sequence = p.upload_sequence
GROUP BY p.unit_code, p.indicator_code, p.issuer, p.period_start_date, p.decision_no, p.month_end
