CREATE TABLE account_tokens (
    user_id uuid NOT NULL,
    login_provider text NOT NULL,
    name text NOT NULL,
    value text,
    CONSTRAINT pk_account_tokens PRIMARY KEY (user_id, login_provider, name)
);


CREATE TABLE accounts (
    id uuid NOT NULL,
    display_name text NOT NULL,
    role text NOT NULL,
    unit_id uuid,
    section_id uuid,
    staff_number text,
    office_phone text,
    post text,
    acts_for_id uuid,
    enterprise_id uuid,
    created_at timestamp with time zone NOT NULL,
    is_disabled boolean NOT NULL,
    last_code_step bigint,
    has_temporary_password boolean NOT NULL,
    user_name character varying(64) NOT NULL,
    normalized_user_name text,
    email text,
    normalized_email text,
    email_confirmed boolean NOT NULL,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    phone_number text,
    phone_number_confirmed boolean NOT NULL,
    two_factor_enabled boolean NOT NULL,
    lockout_end timestamp with time zone,
    lockout_enabled boolean NOT NULL,
    access_failed_count integer NOT NULL,
    CONSTRAINT pk_accounts PRIMARY KEY (id)
);


CREATE TABLE activities (
    id uuid NOT NULL,
    kind_id text NOT NULL,
    kind text NOT NULL,
    family text NOT NULL,
    title text NOT NULL,
    "on" date NOT NULL,
    until date,
    from_minute integer,
    to_minute integer,
    place text,
    host_unit_id uuid NOT NULL,
    work_group_id uuid,
    agenda text,
    note text,
    phase text NOT NULL,
    cancel_reason text,
    summary text,
    sign_in_code text NOT NULL,
    planned_by_id uuid,
    planned_by_name text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_activities PRIMARY KEY (id)
);


CREATE TABLE activities_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    agenda text,
    cancel_reason text,
    family text NOT NULL,
    from_minute integer,
    host_unit_id uuid NOT NULL,
    kind text NOT NULL,
    kind_id text NOT NULL,
    note text,
    "on" date NOT NULL,
    phase text NOT NULL,
    place text,
    planned_by_id uuid,
    planned_by_name text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    sign_in_code text NOT NULL,
    summary text,
    superseded_at timestamp with time zone NOT NULL,
    title text NOT NULL,
    to_minute integer,
    until date,
    work_group_id uuid,
    CONSTRAINT pk_activities_history PRIMARY KEY (id, version)
);


CREATE TABLE activity_outcomes_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    activity_id uuid NOT NULL,
    enterprise_id uuid,
    enterprise_name text,
    hundredths bigint NOT NULL,
    name text NOT NULL,
    outcome_id text NOT NULL,
    participant_id uuid,
    recorded_at timestamp with time zone NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    unit text NOT NULL,
    CONSTRAINT pk_activity_outcomes_history PRIMARY KEY (id, version)
);


CREATE TABLE activity_participants_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    account_id uuid,
    activity_id uuid NOT NULL,
    enterprise_id uuid,
    guest_count integer,
    guest_name text,
    has_come boolean,
    kind text NOT NULL,
    name text NOT NULL,
    "order" integer NOT NULL,
    post text,
    project_id uuid,
    recorded_at timestamp with time zone NOT NULL,
    role text NOT NULL,
    role_id text NOT NULL,
    signed_in_at timestamp with time zone,
    superseded_at timestamp with time zone NOT NULL,
    unit_id uuid,
    CONSTRAINT pk_activity_participants_history PRIMARY KEY (id, version)
);


CREATE TABLE api_keys (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    name text NOT NULL,
    begins text NOT NULL,
    digest bytea NOT NULL,
    stamp text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ends_on date NOT NULL,
    last_used_on date,
    revoked_at timestamp with time zone,
    CONSTRAINT pk_api_keys PRIMARY KEY (id)
);


CREATE TABLE attachment_chunks (
    digest bytea NOT NULL,
    part integer NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT pk_attachment_chunks PRIMARY KEY (digest, part)
);


CREATE TABLE attachments (
    id uuid NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    file_name text NOT NULL,
    content_type text NOT NULL,
    length bigint NOT NULL,
    digest bytea NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id uuid,
    CONSTRAINT pk_attachments PRIMARY KEY (id)
);


CREATE TABLE audit_contents (
    entry_id uuid NOT NULL,
    text text NOT NULL,
    blanked_at timestamp with time zone,
    blanked_because text,
    CONSTRAINT pk_audit_contents PRIMARY KEY (entry_id)
);


CREATE TABLE audit_entries (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id uuid,
    acting_for_id uuid,
    action text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    content_digest bytea NOT NULL,
    CONSTRAINT pk_audit_entries PRIMARY KEY (id)
);


CREATE TABLE audit_heads (
    day date NOT NULL,
    seq bigint NOT NULL,
    digest bytea NOT NULL,
    seal bytea NOT NULL,
    published_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_audit_heads PRIMARY KEY (day)
);


CREATE TABLE audit_links (
    seq bigint NOT NULL,
    entry_id uuid NOT NULL,
    digest bytea NOT NULL,
    CONSTRAINT pk_audit_links PRIMARY KEY (seq)
);


CREATE TABLE audit_pending (
    entry_id uuid NOT NULL,
    CONSTRAINT pk_audit_pending PRIMARY KEY (entry_id)
);


CREATE TABLE book_entries (
    id uuid NOT NULL,
    t1 text,
    t2 text,
    t3 text,
    t4 text,
    t5 text,
    t6 text,
    t7 text,
    t8 text,
    t9 text,
    t10 text,
    t11 text,
    t12 text,
    t13 text,
    t14 text,
    t15 text,
    t16 text,
    t17 text,
    t18 text,
    t19 text,
    t20 text,
    t21 text,
    t22 text,
    t23 text,
    t24 text,
    c1 text,
    c2 text,
    c3 text,
    c4 text,
    c5 text,
    c6 text,
    c7 text,
    c8 text,
    n1 bigint,
    n2 bigint,
    n3 bigint,
    n4 bigint,
    n5 bigint,
    n6 bigint,
    n7 bigint,
    n8 bigint,
    n9 bigint,
    n10 bigint,
    n11 bigint,
    n12 bigint,
    d1 date,
    d2 date,
    d3 date,
    d4 date,
    d5 date,
    d6 date,
    d7 date,
    d8 date,
    g1 uuid,
    g2 uuid,
    g3 uuid,
    g4 uuid,
    g5 uuid,
    g6 uuid,
    g7 uuid,
    g8 uuid,
    book_id text NOT NULL,
    book_version integer NOT NULL,
    state text NOT NULL,
    unit_id uuid NOT NULL,
    unit_name text NOT NULL,
    entered_on date NOT NULL,
    by_id uuid,
    because text,
    key1 text,
    key2 text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_book_entries PRIMARY KEY (id)
);


CREATE TABLE book_entries_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    because text,
    book_id text NOT NULL,
    book_version integer NOT NULL,
    by_id uuid,
    c1 text,
    c2 text,
    c3 text,
    c4 text,
    c5 text,
    c6 text,
    c7 text,
    c8 text,
    d1 date,
    d2 date,
    d3 date,
    d4 date,
    d5 date,
    d6 date,
    d7 date,
    d8 date,
    entered_on date NOT NULL,
    g1 uuid,
    g2 uuid,
    g3 uuid,
    g4 uuid,
    g5 uuid,
    g6 uuid,
    g7 uuid,
    g8 uuid,
    key1 text,
    key2 text,
    n1 bigint,
    n10 bigint,
    n11 bigint,
    n12 bigint,
    n2 bigint,
    n3 bigint,
    n4 bigint,
    n5 bigint,
    n6 bigint,
    n7 bigint,
    n8 bigint,
    n9 bigint,
    recorded_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    t1 text,
    t10 text,
    t11 text,
    t12 text,
    t13 text,
    t14 text,
    t15 text,
    t16 text,
    t17 text,
    t18 text,
    t19 text,
    t2 text,
    t20 text,
    t21 text,
    t22 text,
    t23 text,
    t24 text,
    t3 text,
    t4 text,
    t5 text,
    t6 text,
    t7 text,
    t8 text,
    t9 text,
    unit_id uuid NOT NULL,
    unit_name text NOT NULL,
    CONSTRAINT pk_book_entries_history PRIMARY KEY (id, version)
);


CREATE TABLE book_returns (
    id uuid NOT NULL,
    book_id text NOT NULL,
    period text NOT NULL,
    unit_id uuid NOT NULL,
    state text NOT NULL,
    reported_at timestamp with time zone NOT NULL,
    by_id uuid,
    entries integer NOT NULL,
    touched integer NOT NULL,
    note text,
    returned_because text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_book_returns PRIMARY KEY (id)
);


CREATE TABLE book_returns_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    book_id text NOT NULL,
    by_id uuid,
    entries integer NOT NULL,
    note text,
    period text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    reported_at timestamp with time zone NOT NULL,
    returned_because text,
    state text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    touched integer NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT pk_book_returns_history PRIMARY KEY (id, version)
);


CREATE TABLE briefing_notes (
    id uuid NOT NULL,
    number text NOT NULL,
    title text NOT NULL,
    situation text NOT NULL,
    proposal text NOT NULL,
    leader_id uuid NOT NULL,
    leader_name text NOT NULL,
    case_ids uuid[] NOT NULL,
    document_id uuid NOT NULL,
    written_at timestamp with time zone NOT NULL,
    written_by_name text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_briefing_notes PRIMARY KEY (id)
);


CREATE TABLE briefing_notes_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    case_ids uuid[] NOT NULL,
    document_id uuid NOT NULL,
    leader_id uuid NOT NULL,
    leader_name text NOT NULL,
    number text NOT NULL,
    proposal text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    situation text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    title text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    written_by_name text NOT NULL,
    CONSTRAINT pk_briefing_notes_history PRIMARY KEY (id, version)
);


CREATE TABLE case_holdings_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    case_id uuid NOT NULL,
    deemed_at timestamp with time zone NOT NULL,
    document text NOT NULL,
    ended_because text,
    from_at timestamp with time zone NOT NULL,
    handler_id uuid,
    is_lead boolean NOT NULL,
    reason text,
    recorded_at timestamp with time zone NOT NULL,
    section_id uuid,
    signed_at timestamp with time zone,
    superseded_at timestamp with time zone NOT NULL,
    unit_id uuid NOT NULL,
    until_at timestamp with time zone,
    CONSTRAINT pk_case_holdings_history PRIMARY KEY (id, version)
);


CREATE TABLE case_pauses_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    by_id uuid NOT NULL,
    case_id uuid NOT NULL,
    ends_at timestamp with time zone,
    ends_by_itself boolean NOT NULL,
    evidence text NOT NULL,
    from_at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone,
    CONSTRAINT pk_case_pauses_history PRIMARY KEY (id, version)
);


CREATE TABLE case_readers (
    unit_id uuid NOT NULL,
    received_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    CONSTRAINT pk_case_readers PRIMARY KEY (unit_id, received_at, case_id)
);


CREATE TABLE case_requests_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id uuid NOT NULL,
    basis text NOT NULL,
    case_id uuid NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    decision text,
    is_granted boolean,
    kind text NOT NULL,
    proposed_date date,
    proposed_unit_id uuid,
    reason text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT pk_case_requests_history PRIMARY KEY (id, version)
);


CREATE TABLE case_steps_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    act text NOT NULL,
    case_id uuid NOT NULL,
    done_at timestamp with time zone,
    done_by_id uuid,
    done_by_unit_id uuid,
    due_at timestamp with time zone NOT NULL,
    escalated_at timestamp with time zone,
    extended_to date,
    external_due_at timestamp with time zone,
    held_by text NOT NULL,
    is_recounted boolean NOT NULL,
    last_day date NOT NULL,
    "limit" text NOT NULL,
    name text NOT NULL,
    near_from timestamp with time zone NOT NULL,
    on_expiry text,
    "order" integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    round integer NOT NULL,
    start_at timestamp with time zone NOT NULL,
    step_id text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_case_steps_history PRIMARY KEY (id, version)
);


CREATE TABLE cases (
    id uuid NOT NULL,
    procedure_id text NOT NULL,
    procedure_version integer NOT NULL,
    number text NOT NULL,
    tracking_code text NOT NULL,
    enterprise_id uuid,
    enterprise_name text NOT NULL,
    territory_unit_id uuid,
    title text NOT NULL,
    nature text NOT NULL,
    topic text NOT NULL,
    channel text NOT NULL,
    urgency text,
    received_at timestamp with time zone NOT NULL,
    received_on date NOT NULL,
    state text NOT NULL,
    level integer NOT NULL,
    current_step text,
    due_at timestamp with time zone,
    near_from timestamp with time zone,
    lead_unit_id uuid,
    handler_id uuid,
    group_id uuid,
    merged_into_id uuid,
    outcome text,
    answered_at timestamp with time zone,
    answered_on date,
    confirmed_at timestamp with time zone,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_cases PRIMARY KEY (id)
);


CREATE TABLE cases_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    answered_at timestamp with time zone,
    answered_on date,
    channel text NOT NULL,
    confirmed_at timestamp with time zone,
    current_step text,
    due_at timestamp with time zone,
    enterprise_id uuid,
    enterprise_name text NOT NULL,
    group_id uuid,
    handler_id uuid,
    lead_unit_id uuid,
    level integer NOT NULL,
    merged_into_id uuid,
    nature text NOT NULL,
    near_from timestamp with time zone,
    number text NOT NULL,
    outcome text,
    procedure_id text NOT NULL,
    procedure_version integer NOT NULL,
    received_at timestamp with time zone NOT NULL,
    received_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    territory_unit_id uuid,
    title text NOT NULL,
    topic text NOT NULL,
    tracking_code text NOT NULL,
    urgency text,
    CONSTRAINT pk_cases_history PRIMARY KEY (id, version)
);


CREATE TABLE counters (
    series text NOT NULL,
    last integer NOT NULL,
    CONSTRAINT pk_counters PRIMARY KEY (series)
);


CREATE TABLE declarations (
    kind text NOT NULL,
    declaration_id text NOT NULL,
    version integer NOT NULL,
    digest bytea NOT NULL,
    text text NOT NULL,
    since timestamp with time zone NOT NULL,
    by_id uuid,
    because text,
    CONSTRAINT pk_declarations PRIMARY KEY (kind, declaration_id, version)
);


CREATE TABLE demands_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    complained_unit_id uuid,
    contact_name text NOT NULL,
    contact_phone text NOT NULL,
    external_due_at timestamp with time zone,
    external_number text,
    filed_by_id uuid,
    filed_by_unit_id uuid,
    filing_key uuid,
    filled_back_at timestamp with time zone,
    filled_back_by_id uuid,
    is_confidential boolean NOT NULL,
    legal_channel text,
    next_date date,
    outcome_detail text,
    rated_at timestamp with time zone,
    rating integer,
    rating_shared boolean NOT NULL,
    rating_words text,
    recorded_at timestamp with time zone NOT NULL,
    reply text,
    says_solved boolean,
    superseded_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    verified_at timestamp with time zone,
    verified_by_id uuid,
    withdraw_reason text,
    CONSTRAINT pk_demands_history PRIMARY KEY (id, version)
);


CREATE TABLE draft_comments (
    id uuid NOT NULL,
    draft_id uuid NOT NULL,
    paragraph_id uuid NOT NULL,
    text text NOT NULL,
    by_name text NOT NULL,
    at timestamp with time zone NOT NULL,
    resolved_by_name text,
    resolved_at timestamp with time zone,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_draft_comments PRIMARY KEY (id)
);


CREATE TABLE draft_comments_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    at timestamp with time zone NOT NULL,
    by_name text NOT NULL,
    draft_id uuid NOT NULL,
    paragraph_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    resolved_by_name text,
    superseded_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    CONSTRAINT pk_draft_comments_history PRIMARY KEY (id, version)
);


CREATE TABLE draft_grades (
    id uuid NOT NULL,
    draft_id uuid NOT NULL,
    metric_id text NOT NULL,
    grade text NOT NULL,
    by_name text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_draft_grades PRIMARY KEY (id)
);


CREATE TABLE draft_grades_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    by_name text NOT NULL,
    draft_id uuid NOT NULL,
    grade text NOT NULL,
    metric_id text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_draft_grades_history PRIMARY KEY (id, version)
);


CREATE TABLE draft_overrides (
    id uuid NOT NULL,
    draft_id uuid NOT NULL,
    figure_key text NOT NULL,
    text text NOT NULL,
    reason text NOT NULL,
    by_name text NOT NULL,
    is_removed boolean NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_draft_overrides PRIMARY KEY (id)
);


CREATE TABLE draft_overrides_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    by_name text NOT NULL,
    draft_id uuid NOT NULL,
    figure_key text NOT NULL,
    is_removed boolean NOT NULL,
    reason text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    CONSTRAINT pk_draft_overrides_history PRIMARY KEY (id, version)
);


CREATE TABLE draft_paragraphs (
    id uuid NOT NULL,
    draft_id uuid NOT NULL,
    part text NOT NULL,
    position integer NOT NULL,
    source text NOT NULL,
    by_id uuid,
    by_name text NOT NULL,
    is_written boolean NOT NULL,
    is_removed boolean NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_draft_paragraphs PRIMARY KEY (id)
);


CREATE TABLE draft_paragraphs_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    by_id uuid,
    by_name text NOT NULL,
    draft_id uuid NOT NULL,
    is_removed boolean NOT NULL,
    is_written boolean NOT NULL,
    part text NOT NULL,
    position integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    source text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_draft_paragraphs_history PRIMARY KEY (id, version)
);


CREATE TABLE draft_presences (
    id uuid NOT NULL,
    draft_id uuid NOT NULL,
    account_id uuid NOT NULL,
    name text NOT NULL,
    paragraph_id uuid,
    seen_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_draft_presences PRIMARY KEY (id)
);


CREATE TABLE duty_items (
    id uuid NOT NULL,
    key text NOT NULL,
    duty_id text NOT NULL,
    duty text NOT NULL,
    every text NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    due_on date NOT NULL,
    near_working_days integer NOT NULL,
    ordinal integer NOT NULL,
    owner_unit_id uuid,
    owner_account_id uuid,
    owner_name text NOT NULL,
    group_id uuid,
    enterprise_id uuid,
    project_id uuid,
    about text,
    activities text[] NOT NULL,
    takes_note boolean NOT NULL,
    state text NOT NULL,
    met_on date,
    met_by_activity_id uuid,
    note text,
    recorded_by_name text,
    excuse_reason text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_duty_items PRIMARY KEY (id)
);


CREATE TABLE duty_items_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    about text,
    activities text[] NOT NULL,
    due_on date NOT NULL,
    duty text NOT NULL,
    duty_id text NOT NULL,
    enterprise_id uuid,
    every text NOT NULL,
    excuse_reason text,
    group_id uuid,
    key text NOT NULL,
    met_by_activity_id uuid,
    met_on date,
    near_working_days integer NOT NULL,
    note text,
    ordinal integer NOT NULL,
    owner_account_id uuid,
    owner_name text NOT NULL,
    owner_unit_id uuid,
    period_from date NOT NULL,
    period_to date NOT NULL,
    project_id uuid,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by_name text,
    state text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    takes_note boolean NOT NULL,
    CONSTRAINT pk_duty_items_history PRIMARY KEY (id, version)
);


CREATE TABLE enterprise_contacts_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    enterprise_id uuid NOT NULL,
    name text NOT NULL,
    "order" integer NOT NULL,
    phone text,
    post text,
    recorded_at timestamp with time zone NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_enterprise_contacts_history PRIMARY KEY (id, version)
);


CREATE TABLE enterprise_facts_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    as_on date NOT NULL,
    enterprise_id uuid NOT NULL,
    field_id text NOT NULL,
    "from" date,
    number bigint,
    recorded_at timestamp with time zone NOT NULL,
    source text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    text text,
    CONSTRAINT pk_enterprise_facts_history PRIMARY KEY (id, version)
);


CREATE TABLE enterprise_qualifications_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    enterprise_id uuid NOT NULL,
    "from" date NOT NULL,
    name text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    source text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    until date,
    CONSTRAINT pk_enterprise_qualifications_history PRIMARY KEY (id, version)
);


CREATE TABLE enterprises (
    id uuid NOT NULL,
    credit_code text NOT NULL,
    name text NOT NULL,
    former_names text[] NOT NULL,
    address text,
    territory_unit_id uuid,
    industry text,
    industry_section text,
    kind text NOT NULL,
    status text NOT NULL,
    established_on date,
    cancelled_on date,
    legal_person text,
    tags text[] NOT NULL,
    size_class text,
    paired_leader_id uuid,
    specialist_id uuid,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_enterprises PRIMARY KEY (id)
);


CREATE TABLE enterprises_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    address text,
    cancelled_on date,
    credit_code text NOT NULL,
    established_on date,
    former_names text[] NOT NULL,
    industry text,
    industry_section text,
    kind text NOT NULL,
    legal_person text,
    name text NOT NULL,
    paired_leader_id uuid,
    recorded_at timestamp with time zone NOT NULL,
    size_class text,
    specialist_id uuid,
    status text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    tags text[] NOT NULL,
    territory_unit_id uuid,
    CONSTRAINT pk_enterprises_history PRIMARY KEY (id, version)
);


CREATE TABLE file_releases (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    attachment_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    released_at timestamp with time zone NOT NULL,
    released_by_id uuid NOT NULL,
    revoked_at timestamp with time zone,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_file_releases PRIMARY KEY (id)
);


CREATE TABLE file_releases_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    attachment_id uuid NOT NULL,
    case_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    released_at timestamp with time zone NOT NULL,
    released_by_id uuid NOT NULL,
    revoked_at timestamp with time zone,
    superseded_at timestamp with time zone NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT pk_file_releases_history PRIMARY KEY (id, version)
);


CREATE TABLE import_rows (
    import_id uuid NOT NULL,
    line integer NOT NULL,
    verdict text NOT NULL,
    key text NOT NULL,
    title text NOT NULL,
    said text,
    subject_id uuid,
    CONSTRAINT pk_import_rows PRIMARY KEY (import_id, line)
);


CREATE TABLE imports (
    id uuid NOT NULL,
    kind text NOT NULL,
    layout text,
    file_name text NOT NULL,
    attachment_id uuid NOT NULL,
    state text NOT NULL,
    lines integer NOT NULL,
    done integer NOT NULL,
    new integer NOT NULL,
    changed integer NOT NULL,
    unchanged integer NOT NULL,
    bad integer NOT NULL,
    warned integer NOT NULL,
    bad_attachment_id uuid,
    unknown_columns text[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    beat_at timestamp with time zone,
    finished_at timestamp with time zone,
    CONSTRAINT pk_imports PRIMARY KEY (id)
);


CREATE TABLE instructions_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    given_on date NOT NULL,
    leader_name text NOT NULL,
    note_id uuid NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by_id uuid NOT NULL,
    recorded_by_name text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    CONSTRAINT pk_instructions_history PRIMARY KEY (id, version)
);


CREATE TABLE issued_documents (
    id uuid NOT NULL,
    template_id text NOT NULL,
    template_version integer NOT NULL,
    name text NOT NULL,
    number text,
    title text NOT NULL,
    about text NOT NULL,
    subject_id uuid NOT NULL,
    case_id uuid,
    node_id uuid,
    addressee_unit_id uuid,
    reader text NOT NULL,
    key text NOT NULL,
    issuer_name text NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    issued_by_id uuid,
    issued_by_name text NOT NULL,
    digest bytea NOT NULL,
    attachment_id uuid NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_issued_documents PRIMARY KEY (id)
);


CREATE TABLE issued_documents_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    about text NOT NULL,
    addressee_unit_id uuid,
    attachment_id uuid NOT NULL,
    case_id uuid,
    digest bytea NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    issued_by_id uuid,
    issued_by_name text NOT NULL,
    issuer_name text NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    node_id uuid,
    number text,
    reader text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    subject_id uuid NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    template_id text NOT NULL,
    template_version integer NOT NULL,
    title text NOT NULL,
    CONSTRAINT pk_issued_documents_history PRIMARY KEY (id, version)
);


CREATE TABLE leaves (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    substitute_id uuid NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    reason text,
    entered_by_id uuid NOT NULL,
    ended_at timestamp with time zone,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_leaves PRIMARY KEY (id)
);


CREATE TABLE leaves_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    account_id uuid NOT NULL,
    ended_at timestamp with time zone,
    entered_by_id uuid NOT NULL,
    from_on date NOT NULL,
    reason text,
    recorded_at timestamp with time zone NOT NULL,
    substitute_id uuid NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    unit_id uuid NOT NULL,
    until_on date NOT NULL,
    CONSTRAINT pk_leaves_history PRIMARY KEY (id, version)
);


CREATE TABLE ledger_imports (
    id uuid NOT NULL,
    file_name text NOT NULL,
    attachment_id uuid NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    checked_by_id uuid NOT NULL,
    applied_at timestamp with time zone,
    applied integer NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_ledger_imports PRIMARY KEY (id)
);


CREATE TABLE ledger_imports_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    applied integer NOT NULL,
    applied_at timestamp with time zone,
    attachment_id uuid NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    checked_by_id uuid NOT NULL,
    file_name text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_ledger_imports_history PRIMARY KEY (id, version)
);


CREATE TABLE matter_members (
    id uuid NOT NULL,
    matter_id uuid NOT NULL,
    case_id uuid NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id uuid NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_matter_members PRIMARY KEY (id)
);


CREATE TABLE matter_members_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id uuid NOT NULL,
    case_id uuid NOT NULL,
    matter_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_matter_members_history PRIMARY KEY (id, version)
);


CREATE TABLE matters (
    id uuid NOT NULL,
    name text NOT NULL,
    task text NOT NULL,
    owner_unit_id uuid NOT NULL,
    topic text NOT NULL,
    words text[] NOT NULL,
    started_on date NOT NULL,
    due_on date NOT NULL,
    effective_on date,
    result text,
    started_by_id uuid NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_matters PRIMARY KEY (id)
);


CREATE TABLE matters_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    due_on date NOT NULL,
    effective_on date,
    name text NOT NULL,
    owner_unit_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    result text,
    started_by_id uuid NOT NULL,
    started_on date NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    task text NOT NULL,
    topic text NOT NULL,
    words text[] NOT NULL,
    CONSTRAINT pk_matters_history PRIMARY KEY (id, version)
);


CREATE TABLE meetings (
    id uuid NOT NULL,
    title text NOT NULL,
    held_on date NOT NULL,
    minutes_number text,
    recorded_by_name text NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_meetings PRIMARY KEY (id)
);


CREATE TABLE meetings_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    held_on date NOT NULL,
    minutes_number text,
    noted_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by_name text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    title text NOT NULL,
    CONSTRAINT pk_meetings_history PRIMARY KEY (id, version)
);


CREATE TABLE notices (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    unit_id uuid,
    subject_id uuid NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    link text,
    at timestamp with time zone NOT NULL,
    is_read boolean NOT NULL,
    CONSTRAINT pk_notices PRIMARY KEY (id)
);


CREATE TABLE observations (
    id uuid NOT NULL,
    key text NOT NULL,
    indicator_id text NOT NULL,
    indicator text NOT NULL,
    area text NOT NULL,
    nature text NOT NULL,
    span text NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    made_on date,
    value bigint NOT NULL,
    unit text NOT NULL,
    reported_growth bigint,
    source text NOT NULL,
    note text,
    reason text,
    entered_by_name text NOT NULL,
    computed_by text,
    digest text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_observations PRIMARY KEY (id)
);


CREATE TABLE observations_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    area text NOT NULL,
    computed_by text,
    digest text,
    entered_by_name text NOT NULL,
    indicator text NOT NULL,
    indicator_id text NOT NULL,
    key text NOT NULL,
    made_on date,
    nature text NOT NULL,
    note text,
    period_from date NOT NULL,
    period_to date NOT NULL,
    reason text,
    recorded_at timestamp with time zone NOT NULL,
    reported_growth bigint,
    source text NOT NULL,
    span text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    unit text NOT NULL,
    value bigint NOT NULL,
    CONSTRAINT pk_observations_history PRIMARY KEY (id, version)
);


CREATE TABLE outbox_messages (
    id uuid NOT NULL,
    key text NOT NULL,
    channel text NOT NULL,
    kind text NOT NULL,
    account_id uuid,
    unit_id uuid,
    address text,
    title text NOT NULL,
    text text NOT NULL,
    link text,
    subject_id uuid NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    good_until timestamp with time zone,
    attempts integer NOT NULL,
    claimed_until timestamp with time zone,
    claimed_by uuid,
    sent_at timestamp with time zone,
    dead_at timestamp with time zone,
    error text,
    CONSTRAINT pk_outbox_messages PRIMARY KEY (id)
);


CREATE TABLE owed_items (
    id uuid NOT NULL,
    source text NOT NULL,
    source_id uuid NOT NULL,
    source_title text NOT NULL,
    case_id uuid,
    "order" integer NOT NULL,
    content text NOT NULL,
    unit_id uuid NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_owed_items PRIMARY KEY (id)
);


CREATE TABLE owed_items_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    case_id uuid,
    content text NOT NULL,
    done_at timestamp with time zone,
    due_on date NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    "order" integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    source text NOT NULL,
    source_id uuid NOT NULL,
    source_title text NOT NULL,
    state text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT pk_owed_items_history PRIMARY KEY (id, version)
);


CREATE TABLE owed_reports_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    by_name text NOT NULL,
    decided_at timestamp with time zone,
    decided_by_name text,
    is_accepted boolean,
    item_id uuid NOT NULL,
    opinion text,
    recorded_at timestamp with time zone NOT NULL,
    says_done boolean NOT NULL,
    signed_by text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    CONSTRAINT pk_owed_reports_history PRIMARY KEY (id, version)
);


CREATE TABLE paired_projects (
    id uuid NOT NULL,
    name text NOT NULL,
    leader_id uuid NOT NULL,
    territory_unit_id uuid,
    enterprise_id uuid,
    "from" date NOT NULL,
    until date,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_paired_projects PRIMARY KEY (id)
);


CREATE TABLE paired_projects_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    enterprise_id uuid,
    "from" date NOT NULL,
    leader_id uuid NOT NULL,
    name text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    territory_unit_id uuid,
    until date,
    CONSTRAINT pk_paired_projects_history PRIMARY KEY (id, version)
);


CREATE TABLE phone_codes (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    digest bytea NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    tries integer NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT pk_phone_codes PRIMARY KEY (id)
);


CREATE TABLE platform_demands_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    called_back_at timestamp with time zone,
    closed_at timestamp with time zone,
    complained text,
    contact_name text,
    contact_phone text,
    due_at timestamp with time zone,
    enterprise_name text,
    heard_at timestamp with time zone,
    nature text,
    number text NOT NULL,
    outcome text,
    platform text NOT NULL,
    rating integer,
    recorded_at timestamp with time zone NOT NULL,
    reply_for_them text,
    satisfaction text,
    says_solved boolean,
    state text,
    superseded_at timestamp with time zone NOT NULL,
    text text,
    topic text,
    CONSTRAINT pk_platform_demands_history PRIMARY KEY (id, version)
);


CREATE TABLE protection_keys (
    name text NOT NULL,
    xml text NOT NULL,
    CONSTRAINT pk_protection_keys PRIMARY KEY (name)
);


CREATE TABLE reconciliation_lines (
    reconciliation_id uuid NOT NULL,
    "order" integer NOT NULL,
    kind text NOT NULL,
    number text NOT NULL,
    case_id uuid,
    case_number text,
    title text NOT NULL,
    theirs text NOT NULL,
    ours text NOT NULL,
    CONSTRAINT pk_reconciliation_lines PRIMARY KEY (reconciliation_id, "order")
);


CREATE TABLE reconciliations (
    id uuid NOT NULL,
    platform text NOT NULL,
    month date NOT NULL,
    file_name text NOT NULL,
    attachment_id uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id uuid,
    theirs integer NOT NULL,
    ours integer NOT NULL,
    same integer NOT NULL,
    differences integer NOT NULL,
    CONSTRAINT pk_reconciliations PRIMARY KEY (id)
);


CREATE TABLE referrals (
    id uuid NOT NULL,
    number text NOT NULL,
    case_id uuid,
    unit_id uuid NOT NULL,
    kind text NOT NULL,
    summary text NOT NULL,
    basis text NOT NULL,
    materials text NOT NULL,
    addressee text NOT NULL,
    document_id uuid NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    sent_by_id uuid NOT NULL,
    sent_by_name text NOT NULL,
    received_at timestamp with time zone,
    received_by_name text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_referrals PRIMARY KEY (id)
);


CREATE TABLE referrals_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    addressee text NOT NULL,
    basis text NOT NULL,
    case_id uuid,
    document_id uuid NOT NULL,
    kind text NOT NULL,
    materials text NOT NULL,
    number text NOT NULL,
    received_at timestamp with time zone,
    received_by_name text,
    recorded_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    sent_by_id uuid NOT NULL,
    sent_by_name text NOT NULL,
    summary text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT pk_referrals_history PRIMARY KEY (id, version)
);


CREATE TABLE report_drafts (
    id uuid NOT NULL,
    report_id text NOT NULL,
    report_version integer NOT NULL,
    name text NOT NULL,
    "from" date NOT NULL,
    "to" date NOT NULL,
    way text,
    work_group text,
    as_of timestamp with time zone NOT NULL,
    state text NOT NULL,
    unit_id uuid,
    started_by_id uuid,
    started_by_name text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    submitted_by_id uuid,
    checked_by_name text,
    reviewed_by_name text,
    sent_back_because text,
    run_id uuid,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_report_drafts PRIMARY KEY (id)
);


CREATE TABLE report_drafts_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    as_of timestamp with time zone NOT NULL,
    checked_by_name text,
    "from" date NOT NULL,
    name text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    report_id text NOT NULL,
    report_version integer NOT NULL,
    reviewed_by_name text,
    run_id uuid,
    sent_back_because text,
    started_at timestamp with time zone NOT NULL,
    started_by_id uuid,
    started_by_name text NOT NULL,
    state text NOT NULL,
    submitted_by_id uuid,
    superseded_at timestamp with time zone NOT NULL,
    "to" date NOT NULL,
    unit_id uuid,
    way text,
    work_group text,
    CONSTRAINT pk_report_drafts_history PRIMARY KEY (id, version)
);


CREATE TABLE report_runs (
    id uuid NOT NULL,
    report_id text NOT NULL,
    report_version integer NOT NULL,
    title text NOT NULL,
    kind text NOT NULL,
    issuer text NOT NULL,
    recipient text NOT NULL,
    edition integer NOT NULL,
    number text,
    red_head text,
    copy_to text,
    signer text,
    draft_id uuid,
    signed_by_name text,
    signed_at timestamp with time zone,
    text_digest text,
    text text NOT NULL,
    "from" date NOT NULL,
    "to" date NOT NULL,
    way text,
    work_group text,
    as_of timestamp with time zone NOT NULL,
    run_at timestamp with time zone NOT NULL,
    run_by_id uuid,
    run_by_name text NOT NULL,
    CONSTRAINT pk_report_runs PRIMARY KEY (id)
);


CREATE TABLE sample_draws (
    id uuid NOT NULL,
    sample_id text NOT NULL,
    month date NOT NULL,
    seed text NOT NULL,
    count integer NOT NULL,
    chosen integer NOT NULL,
    drawn_at timestamp with time zone NOT NULL,
    drawn_by_id uuid,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_sample_draws PRIMARY KEY (id)
);


CREATE TABLE sample_draws_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    chosen integer NOT NULL,
    count integer NOT NULL,
    drawn_at timestamp with time zone NOT NULL,
    drawn_by_id uuid,
    month date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    sample_id text NOT NULL,
    seed text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_sample_draws_history PRIMARY KEY (id, version)
);


CREATE TABLE sampled_cases (
    id uuid NOT NULL,
    draw_id uuid NOT NULL,
    case_id uuid NOT NULL,
    number text NOT NULL,
    digest text NOT NULL,
    rank integer NOT NULL,
    is_chosen boolean NOT NULL,
    finding text,
    note text,
    checked_at timestamp with time zone,
    checked_by_id uuid,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_sampled_cases PRIMARY KEY (id)
);


CREATE TABLE sampled_cases_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    case_id uuid NOT NULL,
    checked_at timestamp with time zone,
    checked_by_id uuid,
    digest text NOT NULL,
    draw_id uuid NOT NULL,
    finding text,
    is_chosen boolean NOT NULL,
    note text,
    number text NOT NULL,
    rank integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_sampled_cases_history PRIMARY KEY (id, version)
);


CREATE TABLE sections (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    name text NOT NULL,
    CONSTRAINT pk_sections PRIMARY KEY (id)
);


CREATE TABLE sheet_signatures (
    id uuid NOT NULL,
    sheet_id uuid NOT NULL,
    step text NOT NULL,
    is_return boolean NOT NULL,
    by_id uuid NOT NULL,
    by_name text NOT NULL,
    opinion text,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_sheet_signatures PRIMARY KEY (id)
);


CREATE TABLE signing_sheets (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    round integer NOT NULL,
    kind text NOT NULL,
    draft text NOT NULL,
    drafted_by_id uuid NOT NULL,
    drafted_by_name text NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    steps text[] NOT NULL,
    at integer NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_signing_sheets PRIMARY KEY (id)
);


CREATE TABLE signing_sheets_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    at integer NOT NULL,
    case_id uuid NOT NULL,
    draft text NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    drafted_by_id uuid NOT NULL,
    drafted_by_name text NOT NULL,
    kind text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    round integer NOT NULL,
    state text NOT NULL,
    steps text[] NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT pk_signing_sheets_history PRIMARY KEY (id, version)
);


CREATE TABLE specialists (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    account_id uuid,
    name text NOT NULL,
    is_head boolean NOT NULL,
    post text,
    office_phone text,
    "from" date NOT NULL,
    until date,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_specialists PRIMARY KEY (id)
);


CREATE TABLE specialists_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    account_id uuid,
    "from" date NOT NULL,
    is_head boolean NOT NULL,
    name text NOT NULL,
    office_phone text,
    post text,
    recorded_at timestamp with time zone NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    unit_id uuid NOT NULL,
    until date,
    CONSTRAINT pk_specialists_history PRIMARY KEY (id, version)
);


CREATE TABLE supervisions (
    id uuid NOT NULL,
    about text NOT NULL,
    subject_id uuid NOT NULL,
    case_id uuid,
    matter text NOT NULL,
    unit_id uuid NOT NULL,
    level text NOT NULL,
    level_name text NOT NULL,
    colour text NOT NULL,
    number text NOT NULL,
    document_id uuid NOT NULL,
    reason text NOT NULL,
    earlier_number text,
    lateness text,
    trouble text NOT NULL,
    requirement text NOT NULL,
    report_by date NOT NULL,
    copy_to text,
    outside_plan text,
    issued_at timestamp with time zone NOT NULL,
    issued_by_id uuid NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_supervisions PRIMARY KEY (id)
);


CREATE TABLE supervisions_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    about text NOT NULL,
    case_id uuid,
    colour text NOT NULL,
    copy_to text,
    document_id uuid NOT NULL,
    earlier_number text,
    issued_at timestamp with time zone NOT NULL,
    issued_by_id uuid NOT NULL,
    lateness text,
    level text NOT NULL,
    level_name text NOT NULL,
    matter text NOT NULL,
    number text NOT NULL,
    outside_plan text,
    reason text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    report_by date NOT NULL,
    requirement text NOT NULL,
    subject_id uuid NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    trouble text NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT pk_supervisions_history PRIMARY KEY (id, version)
);


CREATE TABLE terminations (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    reason text NOT NULL,
    basis text NOT NULL,
    done_so_far text NOT NULL,
    asked_by_id uuid NOT NULL,
    first_by_id uuid,
    first_name text,
    first_at timestamp with time zone,
    first_opinion text,
    second_by_id uuid,
    second_name text,
    second_at timestamp with time zone,
    second_opinion text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_terminations PRIMARY KEY (id)
);


CREATE TABLE terminations_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    asked_by_id uuid NOT NULL,
    basis text NOT NULL,
    case_id uuid NOT NULL,
    done_so_far text NOT NULL,
    first_at timestamp with time zone,
    first_by_id uuid,
    first_name text,
    first_opinion text,
    reason text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    second_at timestamp with time zone,
    second_by_id uuid,
    second_name text,
    second_opinion text,
    superseded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_terminations_history PRIMARY KEY (id, version)
);


CREATE TABLE units (
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    short_name text NOT NULL,
    kind text NOT NULL,
    is_orderable boolean NOT NULL,
    functions text[] NOT NULL,
    office_phone text,
    sends_specialists boolean NOT NULL,
    "order" integer NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_units PRIMARY KEY (id)
);


CREATE TABLE units_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    code text NOT NULL,
    functions text[] NOT NULL,
    is_orderable boolean NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    office_phone text,
    "order" integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    sends_specialists boolean NOT NULL,
    short_name text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_units_history PRIMARY KEY (id, version)
);


CREATE TABLE work_groups (
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    lead_unit_id uuid NOT NULL,
    head_account_id uuid,
    member_unit_codes text[] NOT NULL,
    topics text[] NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_work_groups PRIMARY KEY (id)
);


CREATE TABLE work_groups_history (
    id uuid NOT NULL,
    version integer NOT NULL,
    code text NOT NULL,
    head_account_id uuid,
    lead_unit_id uuid NOT NULL,
    member_unit_codes text[] NOT NULL,
    name text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    topics text[] NOT NULL,
    CONSTRAINT pk_work_groups_history PRIMARY KEY (id, version)
);


CREATE TABLE activity_demands (
    activity_id uuid NOT NULL,
    case_id uuid NOT NULL,
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_activity_demands PRIMARY KEY (activity_id, case_id),
    CONSTRAINT fk_activity_demands_activity_id FOREIGN KEY (activity_id) REFERENCES activities (id) ON DELETE RESTRICT
);


CREATE TABLE activity_outcomes (
    id uuid NOT NULL,
    activity_id uuid NOT NULL,
    outcome_id text NOT NULL,
    name text NOT NULL,
    unit text NOT NULL,
    hundredths bigint NOT NULL,
    participant_id uuid,
    enterprise_id uuid,
    enterprise_name text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_activity_outcomes PRIMARY KEY (id),
    CONSTRAINT fk_activity_outcomes_activity_id FOREIGN KEY (activity_id) REFERENCES activities (id) ON DELETE RESTRICT
);


CREATE TABLE activity_participants (
    id uuid NOT NULL,
    activity_id uuid NOT NULL,
    kind text NOT NULL,
    role_id text NOT NULL,
    role text NOT NULL,
    "order" integer NOT NULL,
    name text NOT NULL,
    unit_id uuid,
    account_id uuid,
    post text,
    enterprise_id uuid,
    project_id uuid,
    has_come boolean,
    signed_in_at timestamp with time zone,
    guest_name text,
    guest_count integer,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_activity_participants PRIMARY KEY (id),
    CONSTRAINT fk_activity_participants_activity_id FOREIGN KEY (activity_id) REFERENCES activities (id) ON DELETE RESTRICT
);


CREATE TABLE instructions (
    id uuid NOT NULL,
    note_id uuid NOT NULL,
    leader_name text NOT NULL,
    text text NOT NULL,
    given_on date NOT NULL,
    recorded_by_id uuid NOT NULL,
    recorded_by_name text NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_instructions PRIMARY KEY (id),
    CONSTRAINT fk_instructions_note_id FOREIGN KEY (note_id) REFERENCES briefing_notes (id) ON DELETE RESTRICT
);


CREATE TABLE case_events (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    actor_id uuid,
    actor_name text,
    unit_id uuid,
    title text NOT NULL,
    text text,
    for_enterprise text,
    facts text,
    CONSTRAINT pk_case_events PRIMARY KEY (id),
    CONSTRAINT fk_case_events_case_id FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT
);


CREATE TABLE case_holdings (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    is_lead boolean NOT NULL,
    document text NOT NULL,
    from_at timestamp with time zone NOT NULL,
    deemed_at timestamp with time zone NOT NULL,
    signed_at timestamp with time zone,
    section_id uuid,
    handler_id uuid,
    until_at timestamp with time zone,
    ended_because text,
    reason text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_case_holdings PRIMARY KEY (id),
    CONSTRAINT fk_case_holdings_case_id FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT
);


CREATE TABLE case_pauses (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone,
    ends_at timestamp with time zone,
    ends_by_itself boolean NOT NULL,
    reason text NOT NULL,
    evidence text NOT NULL,
    by_id uuid NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_case_pauses PRIMARY KEY (id),
    CONSTRAINT fk_case_pauses_case_id FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT
);


CREATE TABLE case_requests (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    kind text NOT NULL,
    unit_id uuid NOT NULL,
    asked_by_id uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    basis text NOT NULL,
    proposed_unit_id uuid,
    proposed_date date,
    is_granted boolean,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    decision text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_case_requests PRIMARY KEY (id),
    CONSTRAINT fk_case_requests_case_id FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT
);


CREATE TABLE case_steps (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    round integer NOT NULL,
    "order" integer NOT NULL,
    step_id text NOT NULL,
    name text NOT NULL,
    act text NOT NULL,
    held_by text NOT NULL,
    on_expiry text,
    escalated_at timestamp with time zone,
    "limit" text NOT NULL,
    start_at timestamp with time zone NOT NULL,
    is_recounted boolean NOT NULL,
    due_at timestamp with time zone NOT NULL,
    near_from timestamp with time zone NOT NULL,
    last_day date NOT NULL,
    external_due_at timestamp with time zone,
    extended_to date,
    done_at timestamp with time zone,
    done_by_id uuid,
    done_by_unit_id uuid,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_case_steps PRIMARY KEY (id),
    CONSTRAINT fk_case_steps_case_id FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT
);


CREATE TABLE demands (
    id uuid NOT NULL,
    text text NOT NULL,
    contact_name text NOT NULL,
    contact_phone text NOT NULL,
    is_confidential boolean NOT NULL,
    complained_unit_id uuid,
    external_number text,
    external_due_at timestamp with time zone,
    filled_back_at timestamp with time zone,
    filled_back_by_id uuid,
    verified_at timestamp with time zone,
    verified_by_id uuid,
    filed_by_id uuid,
    filed_by_unit_id uuid,
    legal_channel text,
    filing_key uuid,
    withdraw_reason text,
    reply text,
    outcome_detail text,
    next_date date,
    says_solved boolean,
    rating integer,
    rated_at timestamp with time zone,
    rating_words text,
    rating_shared boolean NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_demands PRIMARY KEY (id),
    CONSTRAINT fk_demands_id FOREIGN KEY (id) REFERENCES cases (id) ON DELETE RESTRICT
);


CREATE TABLE platform_demands (
    id uuid NOT NULL,
    platform text NOT NULL,
    number text NOT NULL,
    enterprise_name text,
    contact_name text,
    contact_phone text,
    text text,
    nature text,
    topic text,
    complained text,
    due_at timestamp with time zone,
    state text,
    outcome text,
    satisfaction text,
    closed_at timestamp with time zone,
    called_back_at timestamp with time zone,
    rating integer,
    says_solved boolean,
    reply_for_them text,
    heard_at timestamp with time zone,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_platform_demands PRIMARY KEY (id),
    CONSTRAINT fk_platform_demands_id FOREIGN KEY (id) REFERENCES cases (id) ON DELETE RESTRICT
);


CREATE TABLE enterprise_contacts (
    id uuid NOT NULL,
    enterprise_id uuid NOT NULL,
    name text NOT NULL,
    phone text,
    post text,
    "order" integer NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_enterprise_contacts PRIMARY KEY (id),
    CONSTRAINT fk_enterprise_contacts_enterprise_id FOREIGN KEY (enterprise_id) REFERENCES enterprises (id) ON DELETE RESTRICT
);


CREATE TABLE enterprise_facts (
    id uuid NOT NULL,
    enterprise_id uuid NOT NULL,
    field_id text NOT NULL,
    "from" date,
    as_on date NOT NULL,
    number bigint,
    text text,
    source text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_enterprise_facts PRIMARY KEY (id),
    CONSTRAINT fk_enterprise_facts_enterprise_id FOREIGN KEY (enterprise_id) REFERENCES enterprises (id) ON DELETE RESTRICT
);


CREATE TABLE enterprise_qualifications (
    id uuid NOT NULL,
    enterprise_id uuid NOT NULL,
    name text NOT NULL,
    "from" date NOT NULL,
    until date,
    source text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_enterprise_qualifications PRIMARY KEY (id),
    CONSTRAINT fk_enterprise_qualifications_enterprise_id FOREIGN KEY (enterprise_id) REFERENCES enterprises (id) ON DELETE RESTRICT
);


CREATE TABLE owed_reports (
    id uuid NOT NULL,
    item_id uuid NOT NULL,
    text text NOT NULL,
    says_done boolean NOT NULL,
    signed_by text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    by_name text NOT NULL,
    is_accepted boolean,
    opinion text,
    decided_at timestamp with time zone,
    decided_by_name text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_owed_reports PRIMARY KEY (id),
    CONSTRAINT fk_owed_reports_item_id FOREIGN KEY (item_id) REFERENCES owed_items (id) ON DELETE RESTRICT
);


CREATE TABLE report_figures (
    id uuid NOT NULL,
    run_id uuid NOT NULL,
    "order" integer NOT NULL,
    text text NOT NULL,
    metric_id text NOT NULL,
    metric_version integer NOT NULL,
    metric_name text NOT NULL,
    measure text NOT NULL,
    group_field_id text,
    group_value text,
    condition text,
    expression text,
    grade text,
    computed text,
    override_reason text,
    overridden_by_name text,
    work_group text,
    value numeric,
    unit text NOT NULL,
    numerator numeric,
    denominator numeric,
    dataset text NOT NULL,
    filter text NOT NULL,
    "from" date NOT NULL,
    "to" date NOT NULL,
    as_of timestamp with time zone NOT NULL,
    record_count bigint NOT NULL,
    digest text NOT NULL,
    CONSTRAINT pk_report_figures PRIMARY KEY (id),
    CONSTRAINT fk_report_figures_run_id FOREIGN KEY (run_id) REFERENCES report_runs (id) ON DELETE RESTRICT
);


CREATE INDEX ix_accounts_enterprise_id ON accounts (enterprise_id);


CREATE UNIQUE INDEX ix_accounts_normalized_user_name ON accounts (normalized_user_name);


CREATE INDEX ix_accounts_unit_id ON accounts (unit_id);


CREATE INDEX ix_activities_host_unit_id_on ON activities (host_unit_id, "on");


CREATE INDEX ix_activities_kind_id_on ON activities (kind_id, "on");


CREATE INDEX ix_activities_on_id ON activities ("on", id);


CREATE UNIQUE INDEX ix_activities_sign_in_code ON activities (sign_in_code);


CREATE INDEX ix_activity_demands_case_id ON activity_demands (case_id);


CREATE INDEX ix_activity_outcomes_activity_id ON activity_outcomes (activity_id);


CREATE INDEX ix_activity_participants_account_id ON activity_participants (account_id) WHERE account_id IS NOT NULL;


CREATE INDEX ix_activity_participants_activity_id ON activity_participants (activity_id);


CREATE INDEX ix_activity_participants_enterprise_id ON activity_participants (enterprise_id) WHERE enterprise_id IS NOT NULL;


CREATE INDEX ix_activity_participants_unit_id ON activity_participants (unit_id);


CREATE INDEX ix_api_keys_account_id ON api_keys (account_id);


CREATE UNIQUE INDEX ix_api_keys_digest ON api_keys (digest);


CREATE INDEX ix_attachments_subject_id ON attachments (subject_id);


CREATE INDEX ix_audit_entries_at ON audit_entries (at);


CREATE INDEX ix_audit_entries_subject_id_at ON audit_entries (subject_id, at);


CREATE UNIQUE INDEX ix_audit_links_entry_id ON audit_links (entry_id);


CREATE UNIQUE INDEX ix_book_entries_book_id_key1 ON book_entries (book_id, key1) WHERE key1 IS NOT NULL;


CREATE UNIQUE INDEX ix_book_entries_book_id_key2 ON book_entries (book_id, key2) WHERE key2 IS NOT NULL;


CREATE INDEX ix_book_entries_book_id_state_c1_id_n1_n2_n3 ON book_entries (book_id, state, c1, id, n1, n2, n3) WHERE c1 IS NOT NULL;


CREATE INDEX ix_book_entries_book_id_state_c2_id_n1_n2 ON book_entries (book_id, state, c2, id, n1, n2) WHERE c2 IS NOT NULL;


CREATE INDEX ix_book_entries_book_id_state_c3_id_n1_n2 ON book_entries (book_id, state, c3, id, n1, n2) WHERE c3 IS NOT NULL;


CREATE INDEX ix_book_entries_book_id_state_d1_id_n1_n2_n3 ON book_entries (book_id, state, d1, id, n1, n2, n3) WHERE d1 IS NOT NULL;


CREATE INDEX ix_book_entries_book_id_state_d2_id_n1_n2 ON book_entries (book_id, state, d2, id, n1, n2) WHERE d2 IS NOT NULL;


CREATE INDEX ix_book_entries_book_id_state_g1_id ON book_entries (book_id, state, g1, id) WHERE g1 IS NOT NULL;


CREATE INDEX ix_book_entries_book_id_state_id ON book_entries (book_id, state, id);


CREATE INDEX ix_book_entries_book_id_state_n1_id ON book_entries (book_id, state, n1, id) WHERE n1 IS NOT NULL;


CREATE INDEX ix_book_entries_book_id_state_t1_id ON book_entries (book_id, state, t1, id) WHERE t1 IS NOT NULL;


CREATE INDEX ix_book_entries_book_id_state_unit_id_id_n1_n2_n3 ON book_entries (book_id, state, unit_id, id, n1, n2, n3);


CREATE INDEX ix_book_entries_g1 ON book_entries (g1) WHERE g1 IS NOT NULL;


CREATE UNIQUE INDEX ix_book_returns_book_id_period_unit_id ON book_returns (book_id, period, unit_id);


CREATE INDEX ix_briefing_notes_written_at ON briefing_notes (written_at);


CREATE INDEX ix_case_events_case_id_at ON case_events (case_id, at);


CREATE INDEX ix_case_holdings_case_id ON case_holdings (case_id);


CREATE INDEX ix_case_holdings_handler_id ON case_holdings (handler_id);


CREATE INDEX ix_case_holdings_unit_id_until_at_case_id ON case_holdings (unit_id, until_at, case_id);


CREATE INDEX ix_case_pauses_case_id ON case_pauses (case_id);


CREATE INDEX ix_case_pauses_ends_at ON case_pauses (ends_at) WHERE until_at IS NULL AND ends_by_itself;


CREATE INDEX ix_case_readers_case_id ON case_readers (case_id);


CREATE INDEX ix_case_requests_case_id ON case_requests (case_id);


CREATE INDEX ix_case_requests_kind_is_granted ON case_requests (kind, is_granted);


CREATE UNIQUE INDEX ix_case_steps_case_id_round_order ON case_steps (case_id, round, "order");


CREATE INDEX ix_case_steps_due_at ON case_steps (due_at) WHERE on_expiry IS NOT NULL AND done_at IS NULL AND escalated_at IS NULL;


CREATE INDEX ix_cases_answered_at_id ON cases (answered_at, id);


CREATE INDEX ix_cases_due_at_near_from_id ON cases (due_at, near_from, id);


CREATE INDEX ix_cases_enterprise_id_received_at ON cases (enterprise_id, received_at);


CREATE INDEX ix_cases_group_id_answered_at ON cases (group_id, answered_at) WHERE group_id IS NOT NULL;


CREATE INDEX ix_cases_group_id_received_at ON cases (group_id, received_at) WHERE group_id IS NOT NULL;


CREATE INDEX ix_cases_group_id_state_due_at ON cases (group_id, state, due_at) WHERE group_id IS NOT NULL;


CREATE INDEX ix_cases_lead_unit_id_received_at_id ON cases (lead_unit_id, received_at, id);


CREATE INDEX ix_cases_lead_unit_id_state_due_at ON cases (lead_unit_id, state, due_at);


CREATE INDEX ix_cases_merged_into_id ON cases (merged_into_id) WHERE merged_into_id IS NOT NULL;


CREATE INDEX ix_cases_nature_received_at_id ON cases (nature, received_at, id);


CREATE UNIQUE INDEX ix_cases_number ON cases (number);


CREATE INDEX ix_cases_received_at_id ON cases (received_at, id);


CREATE INDEX ix_cases_state_due_at ON cases (state, due_at);


CREATE INDEX ix_cases_territory_unit_id_received_at_id ON cases (territory_unit_id, received_at, id);


CREATE INDEX ix_cases_topic_received_at_id ON cases (topic, received_at, id);


CREATE UNIQUE INDEX ix_cases_tracking_code ON cases (tracking_code);


CREATE INDEX ix_demands_complained_unit_id ON demands (complained_unit_id) WHERE complained_unit_id IS NOT NULL;


CREATE INDEX ix_demands_contact_phone ON demands (contact_phone);


CREATE INDEX ix_demands_external_number ON demands (external_number);


CREATE INDEX ix_demands_filed_by_unit_id ON demands (filed_by_unit_id) WHERE filed_by_unit_id IS NOT NULL;


CREATE UNIQUE INDEX ix_demands_filing_key ON demands (filing_key);


CREATE INDEX ix_demands_filled_back_at_external_number ON demands (filled_back_at, external_number) WHERE external_number IS NOT NULL;


CREATE INDEX ix_demands_next_date ON demands (next_date) WHERE next_date IS NOT NULL;


CREATE INDEX ix_draft_comments_draft_id ON draft_comments (draft_id);


CREATE UNIQUE INDEX ix_draft_grades_draft_id_metric_id ON draft_grades (draft_id, metric_id);


CREATE INDEX ix_draft_overrides_draft_id ON draft_overrides (draft_id);


CREATE INDEX ix_draft_paragraphs_draft_id_position ON draft_paragraphs (draft_id, position);


CREATE UNIQUE INDEX ix_draft_presences_draft_id_account_id ON draft_presences (draft_id, account_id);


CREATE INDEX ix_duty_items_duty_id_period_from ON duty_items (duty_id, period_from);


CREATE INDEX ix_duty_items_enterprise_id ON duty_items (enterprise_id) WHERE enterprise_id IS NOT NULL;


CREATE UNIQUE INDEX ix_duty_items_key ON duty_items (key);


CREATE INDEX ix_duty_items_met_by_activity_id ON duty_items (met_by_activity_id) WHERE met_by_activity_id IS NOT NULL;


CREATE INDEX ix_duty_items_owner_account_id_state_due_on ON duty_items (owner_account_id, state, due_on) WHERE owner_account_id IS NOT NULL;


CREATE INDEX ix_duty_items_owner_unit_id_state_due_on ON duty_items (owner_unit_id, state, due_on);


CREATE INDEX ix_duty_items_project_id ON duty_items (project_id) WHERE project_id IS NOT NULL;


CREATE INDEX ix_duty_items_state_due_on ON duty_items (state, due_on);


CREATE INDEX ix_enterprise_contacts_enterprise_id ON enterprise_contacts (enterprise_id);


CREATE UNIQUE INDEX ix_enterprise_facts_enterprise_id_field_id_as_on_source ON enterprise_facts (enterprise_id, field_id, as_on, source);


CREATE INDEX ix_enterprise_facts_field_id_as_on ON enterprise_facts (field_id, as_on);


CREATE UNIQUE INDEX ix_enterprise_qualifications_enterprise_id_name_from ON enterprise_qualifications (enterprise_id, name, "from");


CREATE INDEX ix_enterprise_qualifications_name_from ON enterprise_qualifications (name, "from");


CREATE UNIQUE INDEX ix_enterprises_credit_code ON enterprises (credit_code);


CREATE INDEX ix_enterprises_established_on_id ON enterprises (established_on, id);


CREATE INDEX ix_enterprises_industry_section_name_id ON enterprises (industry_section, name, id);


CREATE INDEX ix_enterprises_kind_name_id ON enterprises (kind, name, id);


CREATE INDEX ix_enterprises_name_id ON enterprises (name, id);


CREATE INDEX ix_enterprises_paired_leader_id ON enterprises (paired_leader_id);


CREATE INDEX ix_enterprises_size_class_name_id ON enterprises (size_class, name, id);


CREATE INDEX ix_enterprises_specialist_id ON enterprises (specialist_id);


CREATE INDEX ix_enterprises_status_kind ON enterprises (status, kind);


CREATE INDEX ix_enterprises_territory_unit_id_name_id ON enterprises (territory_unit_id, name, id);


CREATE INDEX ix_file_releases_case_id_unit_id ON file_releases (case_id, unit_id);


CREATE INDEX ix_imports_kind_created_at ON imports (kind, created_at);


CREATE INDEX ix_imports_state ON imports (state);


CREATE INDEX ix_instructions_note_id ON instructions (note_id);


CREATE INDEX ix_issued_documents_about_subject_id ON issued_documents (about, subject_id);


CREATE INDEX ix_issued_documents_case_id ON issued_documents (case_id);


CREATE INDEX ix_issued_documents_issued_at ON issued_documents (issued_at);


CREATE UNIQUE INDEX ix_issued_documents_key ON issued_documents (key);


CREATE INDEX ix_leaves_substitute_id ON leaves (substitute_id);


CREATE INDEX ix_leaves_unit_id_until_on ON leaves (unit_id, until_on);


CREATE INDEX ix_ledger_imports_checked_at ON ledger_imports (checked_at);


CREATE UNIQUE INDEX ix_matter_members_case_id ON matter_members (case_id);


CREATE INDEX ix_matter_members_matter_id ON matter_members (matter_id);


CREATE INDEX ix_matters_owner_unit_id ON matters (owner_unit_id);


CREATE INDEX ix_meetings_held_on ON meetings (held_on);


CREATE INDEX ix_notices_account_id_is_read_at ON notices (account_id, is_read, at);


CREATE INDEX ix_notices_subject_id ON notices (subject_id);


CREATE INDEX ix_observations_indicator_id_nature_span_period_to ON observations (indicator_id, nature, span, period_to);


CREATE UNIQUE INDEX ix_observations_key ON observations (key);


CREATE INDEX ix_outbox_messages_dead_at ON outbox_messages (dead_at) WHERE dead_at IS NOT NULL;


CREATE INDEX ix_outbox_messages_due_at ON outbox_messages (due_at) WHERE sent_at IS NULL AND dead_at IS NULL;


CREATE UNIQUE INDEX ix_outbox_messages_key ON outbox_messages (key);


CREATE INDEX ix_outbox_messages_sent_at ON outbox_messages (sent_at) WHERE sent_at IS NOT NULL;


CREATE INDEX ix_outbox_messages_subject_id ON outbox_messages (subject_id);


CREATE INDEX ix_owed_items_source_source_id ON owed_items (source, source_id);


CREATE INDEX ix_owed_items_state_due_on ON owed_items (state, due_on);


CREATE INDEX ix_owed_items_unit_id_state_due_on ON owed_items (unit_id, state, due_on);


CREATE INDEX ix_owed_reports_item_id ON owed_reports (item_id);


CREATE INDEX ix_paired_projects_leader_id ON paired_projects (leader_id);


CREATE INDEX ix_phone_codes_case_id_sent_at ON phone_codes (case_id, sent_at);


CREATE UNIQUE INDEX ix_platform_demands_platform_number ON platform_demands (platform, number);


CREATE INDEX ix_reconciliations_made_at ON reconciliations (made_at);


CREATE INDEX ix_referrals_sent_at ON referrals (sent_at);


CREATE INDEX ix_report_drafts_state ON report_drafts (state);


CREATE UNIQUE INDEX ix_report_figures_run_id_order ON report_figures (run_id, "order");


CREATE UNIQUE INDEX ix_report_runs_report_id_edition ON report_runs (report_id, edition);


CREATE INDEX ix_report_runs_report_id_run_at ON report_runs (report_id, run_at);


CREATE UNIQUE INDEX ix_sample_draws_sample_id_month ON sample_draws (sample_id, month);


CREATE INDEX ix_sampled_cases_case_id ON sampled_cases (case_id);


CREATE UNIQUE INDEX ix_sampled_cases_draw_id_rank ON sampled_cases (draw_id, rank);


CREATE INDEX ix_sections_unit_id ON sections (unit_id);


CREATE INDEX ix_sheet_signatures_sheet_id ON sheet_signatures (sheet_id);


CREATE INDEX ix_signing_sheets_case_id ON signing_sheets (case_id);


CREATE INDEX ix_signing_sheets_unit_id_state ON signing_sheets (unit_id, state);


CREATE INDEX ix_specialists_account_id ON specialists (account_id);


CREATE INDEX ix_specialists_unit_id ON specialists (unit_id);


CREATE INDEX ix_supervisions_subject_id_unit_id ON supervisions (subject_id, unit_id);


CREATE INDEX ix_supervisions_unit_id_issued_at ON supervisions (unit_id, issued_at);


CREATE INDEX ix_terminations_case_id ON terminations (case_id);


CREATE UNIQUE INDEX ix_units_code ON units (code);


CREATE UNIQUE INDEX ix_work_groups_code ON work_groups (code);


