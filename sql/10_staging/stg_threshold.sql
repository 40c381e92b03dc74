-- The thresholds that Python and SQL share; their home is campaign/thresholds.py.
-- One row per: threshold_name.
-- Reads: raw_thresholds.
SELECT threshold_name, value AS threshold_number
FROM raw_thresholds
