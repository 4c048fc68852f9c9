CREATE OR REPLACE VIEW recent_purchase AS
SELECT id, customer_id FROM purchase;
