-- An activity or result needs its drive; without it the drive page would lose the row.
-- One row per: drive_code that no drive has.
-- Reads: core_measure, core_drive.
SELECT m.drive_code, count(*) AS found_count
FROM core_measure AS m
LEFT JOIN core_drive AS d ON d.drive_code = m.drive_code
WHERE d.drive_code IS NULL
GROUP BY m.drive_code
