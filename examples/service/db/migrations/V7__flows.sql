CREATE TABLE discovery_flows (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  flow_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
  client_account_id bigint NOT NULL REFERENCES client_accounts (id) ON DELETE CASCADE,
  name text NOT NULL,
  status text NOT NULL DEFAULT 'new'
);
