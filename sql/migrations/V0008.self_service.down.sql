DROP TABLE self_service_request;
