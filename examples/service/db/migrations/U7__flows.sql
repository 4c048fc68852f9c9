DROP TABLE discovery_flows;
