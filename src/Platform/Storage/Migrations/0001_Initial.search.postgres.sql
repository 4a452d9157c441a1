CREATE TABLE search_entries (
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    readers uuid[] NOT NULL,
    grams tsvector NOT NULL,
    CONSTRAINT pk_search_entries PRIMARY KEY (subject_id, kind)
);
CREATE INDEX ix_search_entries_grams ON search_entries USING gin (grams);
CREATE INDEX ix_search_entries_readers ON search_entries USING gin (readers);
