ALTER TABLE session DROP COLUMN device_hash;
DROP TABLE device, known_place, lockout;
