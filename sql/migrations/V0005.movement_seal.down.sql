DROP TRIGGER movement_inserted;
DROP TABLE movement_sealer, movement_pending, movement_seal;
