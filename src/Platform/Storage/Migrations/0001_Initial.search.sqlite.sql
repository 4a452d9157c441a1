CREATE TABLE search_entries (
    row INTEGER NOT NULL CONSTRAINT pk_search_entries PRIMARY KEY,
    kind TEXT NOT NULL,
    subject_id TEXT NOT NULL
);
CREATE UNIQUE INDEX ix_search_entries_subject_id_kind ON search_entries (subject_id, kind);
CREATE VIRTUAL TABLE search_grams USING fts5(kind, readers, grams, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
