CREATE TABLE "account_tokens" (
    "user_id" TEXT NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "pk_account_tokens" PRIMARY KEY ("user_id", "login_provider", "name")
);


CREATE TABLE "accounts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_accounts" PRIMARY KEY,
    "display_name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "unit_id" TEXT NULL,
    "section_id" TEXT NULL,
    "staff_number" TEXT NULL,
    "office_phone" TEXT NULL,
    "post" TEXT NULL,
    "acts_for_id" TEXT NULL,
    "enterprise_id" TEXT NULL,
    "created_at" TEXT NOT NULL,
    "is_disabled" INTEGER NOT NULL,
    "last_code_step" INTEGER NULL,
    "has_temporary_password" INTEGER NOT NULL,
    "user_name" TEXT NOT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" TEXT NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);


CREATE TABLE "activities" (
    "id" TEXT NOT NULL CONSTRAINT "pk_activities" PRIMARY KEY,
    "kind_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "until" TEXT NULL,
    "from_minute" INTEGER NULL,
    "to_minute" INTEGER NULL,
    "place" TEXT NULL,
    "host_unit_id" TEXT NOT NULL,
    "work_group_id" TEXT NULL,
    "agenda" TEXT NULL,
    "note" TEXT NULL,
    "phase" TEXT NOT NULL,
    "cancel_reason" TEXT NULL,
    "summary" TEXT NULL,
    "sign_in_code" TEXT NOT NULL,
    "planned_by_id" TEXT NULL,
    "planned_by_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "activities_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "agenda" TEXT NULL,
    "cancel_reason" TEXT NULL,
    "family" TEXT NOT NULL,
    "from_minute" INTEGER NULL,
    "host_unit_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "kind_id" TEXT NOT NULL,
    "note" TEXT NULL,
    "on" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "place" TEXT NULL,
    "planned_by_id" TEXT NULL,
    "planned_by_name" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "sign_in_code" TEXT NOT NULL,
    "summary" TEXT NULL,
    "superseded_at" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "to_minute" INTEGER NULL,
    "until" TEXT NULL,
    "work_group_id" TEXT NULL,
    CONSTRAINT "pk_activities_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "activity_outcomes_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "activity_id" TEXT NOT NULL,
    "enterprise_id" TEXT NULL,
    "enterprise_name" TEXT NULL,
    "hundredths" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "participant_id" TEXT NULL,
    "recorded_at" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    CONSTRAINT "pk_activity_outcomes_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "activity_participants_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "account_id" TEXT NULL,
    "activity_id" TEXT NOT NULL,
    "enterprise_id" TEXT NULL,
    "guest_count" INTEGER NULL,
    "guest_name" TEXT NULL,
    "has_come" INTEGER NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "post" TEXT NULL,
    "project_id" TEXT NULL,
    "recorded_at" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "role_id" TEXT NOT NULL,
    "signed_in_at" TEXT NULL,
    "superseded_at" TEXT NOT NULL,
    "unit_id" TEXT NULL,
    CONSTRAINT "pk_activity_participants_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL CONSTRAINT "pk_api_keys" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "begins" TEXT NOT NULL,
    "digest" BLOB NOT NULL,
    "stamp" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "ends_on" TEXT NOT NULL,
    "last_used_on" TEXT NULL,
    "revoked_at" TEXT NULL
);


CREATE TABLE "attachment_chunks" (
    "digest" BLOB NOT NULL,
    "part" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL,
    CONSTRAINT "pk_attachment_chunks" PRIMARY KEY ("digest", "part")
);


CREATE TABLE "attachments" (
    "id" TEXT NOT NULL CONSTRAINT "pk_attachments" PRIMARY KEY,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "digest" BLOB NOT NULL,
    "added_at" TEXT NOT NULL,
    "added_by_id" TEXT NULL
);


CREATE TABLE "audit_contents" (
    "entry_id" TEXT NOT NULL CONSTRAINT "pk_audit_contents" PRIMARY KEY,
    "text" TEXT NOT NULL,
    "blanked_at" TEXT NULL,
    "blanked_because" TEXT NULL
);


CREATE TABLE "audit_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_audit_entries" PRIMARY KEY,
    "at" TEXT NOT NULL,
    "actor_id" TEXT NULL,
    "acting_for_id" TEXT NULL,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "content_digest" BLOB NOT NULL
);


CREATE TABLE "audit_heads" (
    "day" TEXT NOT NULL CONSTRAINT "pk_audit_heads" PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "digest" BLOB NOT NULL,
    "seal" BLOB NOT NULL,
    "published_at" TEXT NOT NULL
);


CREATE TABLE "audit_links" (
    "seq" INTEGER NOT NULL CONSTRAINT "pk_audit_links" PRIMARY KEY,
    "entry_id" TEXT NOT NULL,
    "digest" BLOB NOT NULL
);


CREATE TABLE "audit_pending" (
    "entry_id" TEXT NOT NULL CONSTRAINT "pk_audit_pending" PRIMARY KEY
);


CREATE TABLE "book_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_book_entries" PRIMARY KEY,
    "t1" TEXT NULL,
    "t2" TEXT NULL,
    "t3" TEXT NULL,
    "t4" TEXT NULL,
    "t5" TEXT NULL,
    "t6" TEXT NULL,
    "t7" TEXT NULL,
    "t8" TEXT NULL,
    "t9" TEXT NULL,
    "t10" TEXT NULL,
    "t11" TEXT NULL,
    "t12" TEXT NULL,
    "t13" TEXT NULL,
    "t14" TEXT NULL,
    "t15" TEXT NULL,
    "t16" TEXT NULL,
    "t17" TEXT NULL,
    "t18" TEXT NULL,
    "t19" TEXT NULL,
    "t20" TEXT NULL,
    "t21" TEXT NULL,
    "t22" TEXT NULL,
    "t23" TEXT NULL,
    "t24" TEXT NULL,
    "c1" TEXT NULL,
    "c2" TEXT NULL,
    "c3" TEXT NULL,
    "c4" TEXT NULL,
    "c5" TEXT NULL,
    "c6" TEXT NULL,
    "c7" TEXT NULL,
    "c8" TEXT NULL,
    "n1" INTEGER NULL,
    "n2" INTEGER NULL,
    "n3" INTEGER NULL,
    "n4" INTEGER NULL,
    "n5" INTEGER NULL,
    "n6" INTEGER NULL,
    "n7" INTEGER NULL,
    "n8" INTEGER NULL,
    "n9" INTEGER NULL,
    "n10" INTEGER NULL,
    "n11" INTEGER NULL,
    "n12" INTEGER NULL,
    "d1" TEXT NULL,
    "d2" TEXT NULL,
    "d3" TEXT NULL,
    "d4" TEXT NULL,
    "d5" TEXT NULL,
    "d6" TEXT NULL,
    "d7" TEXT NULL,
    "d8" TEXT NULL,
    "g1" TEXT NULL,
    "g2" TEXT NULL,
    "g3" TEXT NULL,
    "g4" TEXT NULL,
    "g5" TEXT NULL,
    "g6" TEXT NULL,
    "g7" TEXT NULL,
    "g8" TEXT NULL,
    "book_id" TEXT NOT NULL,
    "book_version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_name" TEXT NOT NULL,
    "entered_on" TEXT NOT NULL,
    "by_id" TEXT NULL,
    "because" TEXT NULL,
    "key1" TEXT NULL,
    "key2" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "book_entries_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "because" TEXT NULL,
    "book_id" TEXT NOT NULL,
    "book_version" INTEGER NOT NULL,
    "by_id" TEXT NULL,
    "c1" TEXT NULL,
    "c2" TEXT NULL,
    "c3" TEXT NULL,
    "c4" TEXT NULL,
    "c5" TEXT NULL,
    "c6" TEXT NULL,
    "c7" TEXT NULL,
    "c8" TEXT NULL,
    "d1" TEXT NULL,
    "d2" TEXT NULL,
    "d3" TEXT NULL,
    "d4" TEXT NULL,
    "d5" TEXT NULL,
    "d6" TEXT NULL,
    "d7" TEXT NULL,
    "d8" TEXT NULL,
    "entered_on" TEXT NOT NULL,
    "g1" TEXT NULL,
    "g2" TEXT NULL,
    "g3" TEXT NULL,
    "g4" TEXT NULL,
    "g5" TEXT NULL,
    "g6" TEXT NULL,
    "g7" TEXT NULL,
    "g8" TEXT NULL,
    "key1" TEXT NULL,
    "key2" TEXT NULL,
    "n1" INTEGER NULL,
    "n10" INTEGER NULL,
    "n11" INTEGER NULL,
    "n12" INTEGER NULL,
    "n2" INTEGER NULL,
    "n3" INTEGER NULL,
    "n4" INTEGER NULL,
    "n5" INTEGER NULL,
    "n6" INTEGER NULL,
    "n7" INTEGER NULL,
    "n8" INTEGER NULL,
    "n9" INTEGER NULL,
    "recorded_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "t1" TEXT NULL,
    "t10" TEXT NULL,
    "t11" TEXT NULL,
    "t12" TEXT NULL,
    "t13" TEXT NULL,
    "t14" TEXT NULL,
    "t15" TEXT NULL,
    "t16" TEXT NULL,
    "t17" TEXT NULL,
    "t18" TEXT NULL,
    "t19" TEXT NULL,
    "t2" TEXT NULL,
    "t20" TEXT NULL,
    "t21" TEXT NULL,
    "t22" TEXT NULL,
    "t23" TEXT NULL,
    "t24" TEXT NULL,
    "t3" TEXT NULL,
    "t4" TEXT NULL,
    "t5" TEXT NULL,
    "t6" TEXT NULL,
    "t7" TEXT NULL,
    "t8" TEXT NULL,
    "t9" TEXT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_name" TEXT NOT NULL,
    CONSTRAINT "pk_book_entries_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "book_returns" (
    "id" TEXT NOT NULL CONSTRAINT "pk_book_returns" PRIMARY KEY,
    "book_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reported_at" TEXT NOT NULL,
    "by_id" TEXT NULL,
    "entries" INTEGER NOT NULL,
    "touched" INTEGER NOT NULL,
    "note" TEXT NULL,
    "returned_because" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "book_returns_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "book_id" TEXT NOT NULL,
    "by_id" TEXT NULL,
    "entries" INTEGER NOT NULL,
    "note" TEXT NULL,
    "period" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "reported_at" TEXT NOT NULL,
    "returned_because" TEXT NULL,
    "state" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "touched" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL,
    CONSTRAINT "pk_book_returns_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "briefing_notes" (
    "id" TEXT NOT NULL CONSTRAINT "pk_briefing_notes" PRIMARY KEY,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "situation" TEXT NOT NULL,
    "proposal" TEXT NOT NULL,
    "leader_id" TEXT NOT NULL,
    "leader_name" TEXT NOT NULL,
    "case_ids" TEXT NOT NULL,
    "document_id" TEXT NOT NULL,
    "written_at" TEXT NOT NULL,
    "written_by_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "briefing_notes_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "case_ids" TEXT NOT NULL,
    "document_id" TEXT NOT NULL,
    "leader_id" TEXT NOT NULL,
    "leader_name" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "proposal" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "situation" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "written_at" TEXT NOT NULL,
    "written_by_name" TEXT NOT NULL,
    CONSTRAINT "pk_briefing_notes_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "case_holdings_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "case_id" TEXT NOT NULL,
    "deemed_at" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "ended_because" TEXT NULL,
    "from_at" TEXT NOT NULL,
    "handler_id" TEXT NULL,
    "is_lead" INTEGER NOT NULL,
    "reason" TEXT NULL,
    "recorded_at" TEXT NOT NULL,
    "section_id" TEXT NULL,
    "signed_at" TEXT NULL,
    "superseded_at" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "until_at" TEXT NULL,
    CONSTRAINT "pk_case_holdings_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "case_pauses_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "by_id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "ends_at" TEXT NULL,
    "ends_by_itself" INTEGER NOT NULL,
    "evidence" TEXT NOT NULL,
    "from_at" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "until_at" TEXT NULL,
    CONSTRAINT "pk_case_pauses_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "case_readers" (
    "unit_id" TEXT NOT NULL,
    "received_at" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    CONSTRAINT "pk_case_readers" PRIMARY KEY ("unit_id", "received_at", "case_id")
);


CREATE TABLE "case_requests_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "asked_at" TEXT NOT NULL,
    "asked_by_id" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "decided_at" TEXT NULL,
    "decided_by_id" TEXT NULL,
    "decision" TEXT NULL,
    "is_granted" INTEGER NULL,
    "kind" TEXT NOT NULL,
    "proposed_date" TEXT NULL,
    "proposed_unit_id" TEXT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    CONSTRAINT "pk_case_requests_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "case_steps_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "done_at" TEXT NULL,
    "done_by_id" TEXT NULL,
    "done_by_unit_id" TEXT NULL,
    "due_at" TEXT NOT NULL,
    "escalated_at" TEXT NULL,
    "extended_to" TEXT NULL,
    "external_due_at" TEXT NULL,
    "held_by" TEXT NOT NULL,
    "is_recounted" INTEGER NOT NULL,
    "last_day" TEXT NOT NULL,
    "limit" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "near_from" TEXT NOT NULL,
    "on_expiry" TEXT NULL,
    "order" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "start_at" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    CONSTRAINT "pk_case_steps_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "cases" (
    "id" TEXT NOT NULL CONSTRAINT "pk_cases" PRIMARY KEY,
    "procedure_id" TEXT NOT NULL,
    "procedure_version" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "tracking_code" TEXT NOT NULL,
    "enterprise_id" TEXT NULL,
    "enterprise_name" TEXT NOT NULL,
    "territory_unit_id" TEXT NULL,
    "title" TEXT NOT NULL,
    "nature" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "urgency" TEXT NULL,
    "received_at" TEXT NOT NULL,
    "received_on" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "current_step" TEXT NULL,
    "due_at" TEXT NULL,
    "near_from" TEXT NULL,
    "lead_unit_id" TEXT NULL,
    "handler_id" TEXT NULL,
    "group_id" TEXT NULL,
    "merged_into_id" TEXT NULL,
    "outcome" TEXT NULL,
    "answered_at" TEXT NULL,
    "answered_on" TEXT NULL,
    "confirmed_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "cases_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "answered_at" TEXT NULL,
    "answered_on" TEXT NULL,
    "channel" TEXT NOT NULL,
    "confirmed_at" TEXT NULL,
    "current_step" TEXT NULL,
    "due_at" TEXT NULL,
    "enterprise_id" TEXT NULL,
    "enterprise_name" TEXT NOT NULL,
    "group_id" TEXT NULL,
    "handler_id" TEXT NULL,
    "lead_unit_id" TEXT NULL,
    "level" INTEGER NOT NULL,
    "merged_into_id" TEXT NULL,
    "nature" TEXT NOT NULL,
    "near_from" TEXT NULL,
    "number" TEXT NOT NULL,
    "outcome" TEXT NULL,
    "procedure_id" TEXT NOT NULL,
    "procedure_version" INTEGER NOT NULL,
    "received_at" TEXT NOT NULL,
    "received_on" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "territory_unit_id" TEXT NULL,
    "title" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "tracking_code" TEXT NOT NULL,
    "urgency" TEXT NULL,
    CONSTRAINT "pk_cases_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "counters" (
    "series" TEXT NOT NULL CONSTRAINT "pk_counters" PRIMARY KEY,
    "last" INTEGER NOT NULL
);


CREATE TABLE "declarations" (
    "kind" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "digest" BLOB NOT NULL,
    "text" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "by_id" TEXT NULL,
    "because" TEXT NULL,
    CONSTRAINT "pk_declarations" PRIMARY KEY ("kind", "declaration_id", "version")
);


CREATE TABLE "demands_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "complained_unit_id" TEXT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "external_due_at" TEXT NULL,
    "external_number" TEXT NULL,
    "filed_by_id" TEXT NULL,
    "filed_by_unit_id" TEXT NULL,
    "filing_key" TEXT NULL,
    "filled_back_at" TEXT NULL,
    "filled_back_by_id" TEXT NULL,
    "is_confidential" INTEGER NOT NULL,
    "legal_channel" TEXT NULL,
    "next_date" TEXT NULL,
    "outcome_detail" TEXT NULL,
    "rated_at" TEXT NULL,
    "rating" INTEGER NULL,
    "rating_shared" INTEGER NOT NULL,
    "rating_words" TEXT NULL,
    "recorded_at" TEXT NOT NULL,
    "reply" TEXT NULL,
    "says_solved" INTEGER NULL,
    "superseded_at" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "verified_at" TEXT NULL,
    "verified_by_id" TEXT NULL,
    "withdraw_reason" TEXT NULL,
    CONSTRAINT "pk_demands_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "draft_comments" (
    "id" TEXT NOT NULL CONSTRAINT "pk_draft_comments" PRIMARY KEY,
    "draft_id" TEXT NOT NULL,
    "paragraph_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "resolved_by_name" TEXT NULL,
    "resolved_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "draft_comments_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "draft_id" TEXT NOT NULL,
    "paragraph_id" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "resolved_at" TEXT NULL,
    "resolved_by_name" TEXT NULL,
    "superseded_at" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "pk_draft_comments_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "draft_grades" (
    "id" TEXT NOT NULL CONSTRAINT "pk_draft_grades" PRIMARY KEY,
    "draft_id" TEXT NOT NULL,
    "metric_id" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "draft_grades_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "by_name" TEXT NOT NULL,
    "draft_id" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "metric_id" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    CONSTRAINT "pk_draft_grades_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "draft_overrides" (
    "id" TEXT NOT NULL CONSTRAINT "pk_draft_overrides" PRIMARY KEY,
    "draft_id" TEXT NOT NULL,
    "figure_key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "is_removed" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "draft_overrides_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "by_name" TEXT NOT NULL,
    "draft_id" TEXT NOT NULL,
    "figure_key" TEXT NOT NULL,
    "is_removed" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "pk_draft_overrides_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "draft_paragraphs" (
    "id" TEXT NOT NULL CONSTRAINT "pk_draft_paragraphs" PRIMARY KEY,
    "draft_id" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "by_id" TEXT NULL,
    "by_name" TEXT NOT NULL,
    "is_written" INTEGER NOT NULL,
    "is_removed" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "draft_paragraphs_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "by_id" TEXT NULL,
    "by_name" TEXT NOT NULL,
    "draft_id" TEXT NOT NULL,
    "is_removed" INTEGER NOT NULL,
    "is_written" INTEGER NOT NULL,
    "part" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    CONSTRAINT "pk_draft_paragraphs_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "draft_presences" (
    "id" TEXT NOT NULL CONSTRAINT "pk_draft_presences" PRIMARY KEY,
    "draft_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "paragraph_id" TEXT NULL,
    "seen_at" TEXT NOT NULL
);


CREATE TABLE "duty_items" (
    "id" TEXT NOT NULL CONSTRAINT "pk_duty_items" PRIMARY KEY,
    "key" TEXT NOT NULL,
    "duty_id" TEXT NOT NULL,
    "duty" TEXT NOT NULL,
    "every" TEXT NOT NULL,
    "period_from" TEXT NOT NULL,
    "period_to" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "near_working_days" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "owner_unit_id" TEXT NULL,
    "owner_account_id" TEXT NULL,
    "owner_name" TEXT NOT NULL,
    "group_id" TEXT NULL,
    "enterprise_id" TEXT NULL,
    "project_id" TEXT NULL,
    "about" TEXT NULL,
    "activities" TEXT NOT NULL,
    "takes_note" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "met_on" TEXT NULL,
    "met_by_activity_id" TEXT NULL,
    "note" TEXT NULL,
    "recorded_by_name" TEXT NULL,
    "excuse_reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "duty_items_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "about" TEXT NULL,
    "activities" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "duty" TEXT NOT NULL,
    "duty_id" TEXT NOT NULL,
    "enterprise_id" TEXT NULL,
    "every" TEXT NOT NULL,
    "excuse_reason" TEXT NULL,
    "group_id" TEXT NULL,
    "key" TEXT NOT NULL,
    "met_by_activity_id" TEXT NULL,
    "met_on" TEXT NULL,
    "near_working_days" INTEGER NOT NULL,
    "note" TEXT NULL,
    "ordinal" INTEGER NOT NULL,
    "owner_account_id" TEXT NULL,
    "owner_name" TEXT NOT NULL,
    "owner_unit_id" TEXT NULL,
    "period_from" TEXT NOT NULL,
    "period_to" TEXT NOT NULL,
    "project_id" TEXT NULL,
    "recorded_at" TEXT NOT NULL,
    "recorded_by_name" TEXT NULL,
    "state" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "takes_note" INTEGER NOT NULL,
    CONSTRAINT "pk_duty_items_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "enterprise_contacts_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "enterprise_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "phone" TEXT NULL,
    "post" TEXT NULL,
    "recorded_at" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    CONSTRAINT "pk_enterprise_contacts_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "enterprise_facts_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "as_on" TEXT NOT NULL,
    "enterprise_id" TEXT NOT NULL,
    "field_id" TEXT NOT NULL,
    "from" TEXT NULL,
    "number" INTEGER NULL,
    "recorded_at" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "text" TEXT NULL,
    CONSTRAINT "pk_enterprise_facts_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "enterprise_qualifications_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "enterprise_id" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "until" TEXT NULL,
    CONSTRAINT "pk_enterprise_qualifications_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "enterprises" (
    "id" TEXT NOT NULL CONSTRAINT "pk_enterprises" PRIMARY KEY,
    "credit_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "former_names" TEXT NOT NULL,
    "address" TEXT NULL,
    "territory_unit_id" TEXT NULL,
    "industry" TEXT NULL,
    "industry_section" TEXT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "established_on" TEXT NULL,
    "cancelled_on" TEXT NULL,
    "legal_person" TEXT NULL,
    "tags" TEXT NOT NULL,
    "size_class" TEXT NULL,
    "paired_leader_id" TEXT NULL,
    "specialist_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "enterprises_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "address" TEXT NULL,
    "cancelled_on" TEXT NULL,
    "credit_code" TEXT NOT NULL,
    "established_on" TEXT NULL,
    "former_names" TEXT NOT NULL,
    "industry" TEXT NULL,
    "industry_section" TEXT NULL,
    "kind" TEXT NOT NULL,
    "legal_person" TEXT NULL,
    "name" TEXT NOT NULL,
    "paired_leader_id" TEXT NULL,
    "recorded_at" TEXT NOT NULL,
    "size_class" TEXT NULL,
    "specialist_id" TEXT NULL,
    "status" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "tags" TEXT NOT NULL,
    "territory_unit_id" TEXT NULL,
    CONSTRAINT "pk_enterprises_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "file_releases" (
    "id" TEXT NOT NULL CONSTRAINT "pk_file_releases" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "attachment_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "released_at" TEXT NOT NULL,
    "released_by_id" TEXT NOT NULL,
    "revoked_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "file_releases_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "attachment_id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "released_at" TEXT NOT NULL,
    "released_by_id" TEXT NOT NULL,
    "revoked_at" TEXT NULL,
    "superseded_at" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    CONSTRAINT "pk_file_releases_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "import_rows" (
    "import_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "said" TEXT NULL,
    "subject_id" TEXT NULL,
    CONSTRAINT "pk_import_rows" PRIMARY KEY ("import_id", "line")
);


CREATE TABLE "imports" (
    "id" TEXT NOT NULL CONSTRAINT "pk_imports" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "layout" TEXT NULL,
    "file_name" TEXT NOT NULL,
    "attachment_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "lines" INTEGER NOT NULL,
    "done" INTEGER NOT NULL,
    "new" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "bad" INTEGER NOT NULL,
    "warned" INTEGER NOT NULL,
    "bad_attachment_id" TEXT NULL,
    "unknown_columns" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "beat_at" TEXT NULL,
    "finished_at" TEXT NULL
);


CREATE TABLE "instructions_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "given_on" TEXT NOT NULL,
    "leader_name" TEXT NOT NULL,
    "note_id" TEXT NOT NULL,
    "noted_at" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "recorded_by_id" TEXT NOT NULL,
    "recorded_by_name" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "pk_instructions_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "issued_documents" (
    "id" TEXT NOT NULL CONSTRAINT "pk_issued_documents" PRIMARY KEY,
    "template_id" TEXT NOT NULL,
    "template_version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "number" TEXT NULL,
    "title" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "case_id" TEXT NULL,
    "node_id" TEXT NULL,
    "addressee_unit_id" TEXT NULL,
    "reader" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "issuer_name" TEXT NOT NULL,
    "issued_at" TEXT NOT NULL,
    "issued_by_id" TEXT NULL,
    "issued_by_name" TEXT NOT NULL,
    "digest" BLOB NOT NULL,
    "attachment_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "issued_documents_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "about" TEXT NOT NULL,
    "addressee_unit_id" TEXT NULL,
    "attachment_id" TEXT NOT NULL,
    "case_id" TEXT NULL,
    "digest" BLOB NOT NULL,
    "issued_at" TEXT NOT NULL,
    "issued_by_id" TEXT NULL,
    "issued_by_name" TEXT NOT NULL,
    "issuer_name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "node_id" TEXT NULL,
    "number" TEXT NULL,
    "reader" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "template_id" TEXT NOT NULL,
    "template_version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    CONSTRAINT "pk_issued_documents_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "leaves" (
    "id" TEXT NOT NULL CONSTRAINT "pk_leaves" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "substitute_id" TEXT NOT NULL,
    "from_on" TEXT NOT NULL,
    "until_on" TEXT NOT NULL,
    "reason" TEXT NULL,
    "entered_by_id" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "leaves_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "account_id" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    "entered_by_id" TEXT NOT NULL,
    "from_on" TEXT NOT NULL,
    "reason" TEXT NULL,
    "recorded_at" TEXT NOT NULL,
    "substitute_id" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "until_on" TEXT NOT NULL,
    CONSTRAINT "pk_leaves_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "ledger_imports" (
    "id" TEXT NOT NULL CONSTRAINT "pk_ledger_imports" PRIMARY KEY,
    "file_name" TEXT NOT NULL,
    "attachment_id" TEXT NOT NULL,
    "checked_at" TEXT NOT NULL,
    "checked_by_id" TEXT NOT NULL,
    "applied_at" TEXT NULL,
    "applied" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "ledger_imports_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "applied" INTEGER NOT NULL,
    "applied_at" TEXT NULL,
    "attachment_id" TEXT NOT NULL,
    "checked_at" TEXT NOT NULL,
    "checked_by_id" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    CONSTRAINT "pk_ledger_imports_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "matter_members" (
    "id" TEXT NOT NULL CONSTRAINT "pk_matter_members" PRIMARY KEY,
    "matter_id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "added_at" TEXT NOT NULL,
    "added_by_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "matter_members_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "added_at" TEXT NOT NULL,
    "added_by_id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "matter_id" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    CONSTRAINT "pk_matter_members_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "matters" (
    "id" TEXT NOT NULL CONSTRAINT "pk_matters" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "owner_unit_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "started_on" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "effective_on" TEXT NULL,
    "result" TEXT NULL,
    "started_by_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "matters_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "due_on" TEXT NOT NULL,
    "effective_on" TEXT NULL,
    "name" TEXT NOT NULL,
    "owner_unit_id" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "result" TEXT NULL,
    "started_by_id" TEXT NOT NULL,
    "started_on" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    CONSTRAINT "pk_matters_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "meetings" (
    "id" TEXT NOT NULL CONSTRAINT "pk_meetings" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "held_on" TEXT NOT NULL,
    "minutes_number" TEXT NULL,
    "recorded_by_name" TEXT NOT NULL,
    "noted_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "meetings_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "held_on" TEXT NOT NULL,
    "minutes_number" TEXT NULL,
    "noted_at" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "recorded_by_name" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    CONSTRAINT "pk_meetings_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "notices" (
    "id" TEXT NOT NULL CONSTRAINT "pk_notices" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "unit_id" TEXT NULL,
    "subject_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "link" TEXT NULL,
    "at" TEXT NOT NULL,
    "is_read" INTEGER NOT NULL
);


CREATE TABLE "observations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_observations" PRIMARY KEY,
    "key" TEXT NOT NULL,
    "indicator_id" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "nature" TEXT NOT NULL,
    "span" TEXT NOT NULL,
    "period_from" TEXT NOT NULL,
    "period_to" TEXT NOT NULL,
    "made_on" TEXT NULL,
    "value" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "reported_growth" INTEGER NULL,
    "source" TEXT NOT NULL,
    "note" TEXT NULL,
    "reason" TEXT NULL,
    "entered_by_name" TEXT NOT NULL,
    "computed_by" TEXT NULL,
    "digest" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "observations_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "area" TEXT NOT NULL,
    "computed_by" TEXT NULL,
    "digest" TEXT NULL,
    "entered_by_name" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "indicator_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "made_on" TEXT NULL,
    "nature" TEXT NOT NULL,
    "note" TEXT NULL,
    "period_from" TEXT NOT NULL,
    "period_to" TEXT NOT NULL,
    "reason" TEXT NULL,
    "recorded_at" TEXT NOT NULL,
    "reported_growth" INTEGER NULL,
    "source" TEXT NOT NULL,
    "span" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    CONSTRAINT "pk_observations_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "outbox_messages" (
    "id" TEXT NOT NULL CONSTRAINT "pk_outbox_messages" PRIMARY KEY,
    "key" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "account_id" TEXT NULL,
    "unit_id" TEXT NULL,
    "address" TEXT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "link" TEXT NULL,
    "subject_id" TEXT NOT NULL,
    "queued_at" TEXT NOT NULL,
    "due_at" TEXT NOT NULL,
    "good_until" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "claimed_until" TEXT NULL,
    "claimed_by" TEXT NULL,
    "sent_at" TEXT NULL,
    "dead_at" TEXT NULL,
    "error" TEXT NULL
);


CREATE TABLE "owed_items" (
    "id" TEXT NOT NULL CONSTRAINT "pk_owed_items" PRIMARY KEY,
    "source" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "source_title" TEXT NOT NULL,
    "case_id" TEXT NULL,
    "order" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "opened_at" TEXT NOT NULL,
    "done_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "owed_items_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "case_id" TEXT NULL,
    "content" TEXT NOT NULL,
    "done_at" TEXT NULL,
    "due_on" TEXT NOT NULL,
    "opened_at" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "source_title" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    CONSTRAINT "pk_owed_items_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "owed_reports_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "decided_at" TEXT NULL,
    "decided_by_name" TEXT NULL,
    "is_accepted" INTEGER NULL,
    "item_id" TEXT NOT NULL,
    "opinion" TEXT NULL,
    "recorded_at" TEXT NOT NULL,
    "says_done" INTEGER NOT NULL,
    "signed_by" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "pk_owed_reports_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "paired_projects" (
    "id" TEXT NOT NULL CONSTRAINT "pk_paired_projects" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "leader_id" TEXT NOT NULL,
    "territory_unit_id" TEXT NULL,
    "enterprise_id" TEXT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "paired_projects_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "enterprise_id" TEXT NULL,
    "from" TEXT NOT NULL,
    "leader_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "territory_unit_id" TEXT NULL,
    "until" TEXT NULL,
    CONSTRAINT "pk_paired_projects_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "phone_codes" (
    "id" TEXT NOT NULL CONSTRAINT "pk_phone_codes" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "digest" BLOB NOT NULL,
    "sent_at" TEXT NOT NULL,
    "expires_at" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "used_at" TEXT NULL
);


CREATE TABLE "platform_demands_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "called_back_at" TEXT NULL,
    "closed_at" TEXT NULL,
    "complained" TEXT NULL,
    "contact_name" TEXT NULL,
    "contact_phone" TEXT NULL,
    "due_at" TEXT NULL,
    "enterprise_name" TEXT NULL,
    "heard_at" TEXT NULL,
    "nature" TEXT NULL,
    "number" TEXT NOT NULL,
    "outcome" TEXT NULL,
    "platform" TEXT NOT NULL,
    "rating" INTEGER NULL,
    "recorded_at" TEXT NOT NULL,
    "reply_for_them" TEXT NULL,
    "satisfaction" TEXT NULL,
    "says_solved" INTEGER NULL,
    "state" TEXT NULL,
    "superseded_at" TEXT NOT NULL,
    "text" TEXT NULL,
    "topic" TEXT NULL,
    CONSTRAINT "pk_platform_demands_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "protection_keys" (
    "name" TEXT NOT NULL CONSTRAINT "pk_protection_keys" PRIMARY KEY,
    "xml" TEXT NOT NULL
);


CREATE TABLE "reconciliation_lines" (
    "reconciliation_id" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "case_id" TEXT NULL,
    "case_number" TEXT NULL,
    "title" TEXT NOT NULL,
    "theirs" TEXT NOT NULL,
    "ours" TEXT NOT NULL,
    CONSTRAINT "pk_reconciliation_lines" PRIMARY KEY ("reconciliation_id", "order")
);


CREATE TABLE "reconciliations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_reconciliations" PRIMARY KEY,
    "platform" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "attachment_id" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "made_by_id" TEXT NULL,
    "theirs" INTEGER NOT NULL,
    "ours" INTEGER NOT NULL,
    "same" INTEGER NOT NULL,
    "differences" INTEGER NOT NULL
);


CREATE TABLE "referrals" (
    "id" TEXT NOT NULL CONSTRAINT "pk_referrals" PRIMARY KEY,
    "number" TEXT NOT NULL,
    "case_id" TEXT NULL,
    "unit_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "materials" TEXT NOT NULL,
    "addressee" TEXT NOT NULL,
    "document_id" TEXT NOT NULL,
    "sent_at" TEXT NOT NULL,
    "sent_by_id" TEXT NOT NULL,
    "sent_by_name" TEXT NOT NULL,
    "received_at" TEXT NULL,
    "received_by_name" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "referrals_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "addressee" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "case_id" TEXT NULL,
    "document_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "materials" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "received_at" TEXT NULL,
    "received_by_name" TEXT NULL,
    "recorded_at" TEXT NOT NULL,
    "sent_at" TEXT NOT NULL,
    "sent_by_id" TEXT NOT NULL,
    "sent_by_name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    CONSTRAINT "pk_referrals_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "report_drafts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_report_drafts" PRIMARY KEY,
    "report_id" TEXT NOT NULL,
    "report_version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "way" TEXT NULL,
    "work_group" TEXT NULL,
    "as_of" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "unit_id" TEXT NULL,
    "started_by_id" TEXT NULL,
    "started_by_name" TEXT NOT NULL,
    "started_at" TEXT NOT NULL,
    "submitted_by_id" TEXT NULL,
    "checked_by_name" TEXT NULL,
    "reviewed_by_name" TEXT NULL,
    "sent_back_because" TEXT NULL,
    "run_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "report_drafts_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "as_of" TEXT NOT NULL,
    "checked_by_name" TEXT NULL,
    "from" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "report_version" INTEGER NOT NULL,
    "reviewed_by_name" TEXT NULL,
    "run_id" TEXT NULL,
    "sent_back_because" TEXT NULL,
    "started_at" TEXT NOT NULL,
    "started_by_id" TEXT NULL,
    "started_by_name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "submitted_by_id" TEXT NULL,
    "superseded_at" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "unit_id" TEXT NULL,
    "way" TEXT NULL,
    "work_group" TEXT NULL,
    CONSTRAINT "pk_report_drafts_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "report_runs" (
    "id" TEXT NOT NULL CONSTRAINT "pk_report_runs" PRIMARY KEY,
    "report_id" TEXT NOT NULL,
    "report_version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "number" TEXT NULL,
    "red_head" TEXT NULL,
    "copy_to" TEXT NULL,
    "signer" TEXT NULL,
    "draft_id" TEXT NULL,
    "signed_by_name" TEXT NULL,
    "signed_at" TEXT NULL,
    "text_digest" TEXT NULL,
    "text" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "way" TEXT NULL,
    "work_group" TEXT NULL,
    "as_of" TEXT NOT NULL,
    "run_at" TEXT NOT NULL,
    "run_by_id" TEXT NULL,
    "run_by_name" TEXT NOT NULL
);


CREATE TABLE "sample_draws" (
    "id" TEXT NOT NULL CONSTRAINT "pk_sample_draws" PRIMARY KEY,
    "sample_id" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "chosen" INTEGER NOT NULL,
    "drawn_at" TEXT NOT NULL,
    "drawn_by_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "sample_draws_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "chosen" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "drawn_at" TEXT NOT NULL,
    "drawn_by_id" TEXT NULL,
    "month" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "sample_id" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    CONSTRAINT "pk_sample_draws_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "sampled_cases" (
    "id" TEXT NOT NULL CONSTRAINT "pk_sampled_cases" PRIMARY KEY,
    "draw_id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "is_chosen" INTEGER NOT NULL,
    "finding" TEXT NULL,
    "note" TEXT NULL,
    "checked_at" TEXT NULL,
    "checked_by_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "sampled_cases_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "case_id" TEXT NOT NULL,
    "checked_at" TEXT NULL,
    "checked_by_id" TEXT NULL,
    "digest" TEXT NOT NULL,
    "draw_id" TEXT NOT NULL,
    "finding" TEXT NULL,
    "is_chosen" INTEGER NOT NULL,
    "note" TEXT NULL,
    "number" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    CONSTRAINT "pk_sampled_cases_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "sections" (
    "id" TEXT NOT NULL CONSTRAINT "pk_sections" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "name" TEXT NOT NULL
);


CREATE TABLE "sheet_signatures" (
    "id" TEXT NOT NULL CONSTRAINT "pk_sheet_signatures" PRIMARY KEY,
    "sheet_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "is_return" INTEGER NOT NULL,
    "by_id" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "opinion" TEXT NULL,
    "at" TEXT NOT NULL
);


CREATE TABLE "signing_sheets" (
    "id" TEXT NOT NULL CONSTRAINT "pk_signing_sheets" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "draft" TEXT NOT NULL,
    "drafted_by_id" TEXT NOT NULL,
    "drafted_by_name" TEXT NOT NULL,
    "drafted_at" TEXT NOT NULL,
    "steps" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "signing_sheets_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "case_id" TEXT NOT NULL,
    "draft" TEXT NOT NULL,
    "drafted_at" TEXT NOT NULL,
    "drafted_by_id" TEXT NOT NULL,
    "drafted_by_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "steps" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    CONSTRAINT "pk_signing_sheets_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "specialists" (
    "id" TEXT NOT NULL CONSTRAINT "pk_specialists" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "account_id" TEXT NULL,
    "name" TEXT NOT NULL,
    "is_head" INTEGER NOT NULL,
    "post" TEXT NULL,
    "office_phone" TEXT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "specialists_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "account_id" TEXT NULL,
    "from" TEXT NOT NULL,
    "is_head" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "office_phone" TEXT NULL,
    "post" TEXT NULL,
    "recorded_at" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "until" TEXT NULL,
    CONSTRAINT "pk_specialists_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "supervisions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_supervisions" PRIMARY KEY,
    "about" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "case_id" TEXT NULL,
    "matter" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "level_name" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "document_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "earlier_number" TEXT NULL,
    "lateness" TEXT NULL,
    "trouble" TEXT NOT NULL,
    "requirement" TEXT NOT NULL,
    "report_by" TEXT NOT NULL,
    "copy_to" TEXT NULL,
    "outside_plan" TEXT NULL,
    "issued_at" TEXT NOT NULL,
    "issued_by_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "supervisions_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "about" TEXT NOT NULL,
    "case_id" TEXT NULL,
    "colour" TEXT NOT NULL,
    "copy_to" TEXT NULL,
    "document_id" TEXT NOT NULL,
    "earlier_number" TEXT NULL,
    "issued_at" TEXT NOT NULL,
    "issued_by_id" TEXT NOT NULL,
    "lateness" TEXT NULL,
    "level" TEXT NOT NULL,
    "level_name" TEXT NOT NULL,
    "matter" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "outside_plan" TEXT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "report_by" TEXT NOT NULL,
    "requirement" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "trouble" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    CONSTRAINT "pk_supervisions_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "terminations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_terminations" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "done_so_far" TEXT NOT NULL,
    "asked_by_id" TEXT NOT NULL,
    "first_by_id" TEXT NULL,
    "first_name" TEXT NULL,
    "first_at" TEXT NULL,
    "first_opinion" TEXT NULL,
    "second_by_id" TEXT NULL,
    "second_name" TEXT NULL,
    "second_at" TEXT NULL,
    "second_opinion" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "terminations_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "asked_by_id" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "done_so_far" TEXT NOT NULL,
    "first_at" TEXT NULL,
    "first_by_id" TEXT NULL,
    "first_name" TEXT NULL,
    "first_opinion" TEXT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "second_at" TEXT NULL,
    "second_by_id" TEXT NULL,
    "second_name" TEXT NULL,
    "second_opinion" TEXT NULL,
    "superseded_at" TEXT NOT NULL,
    CONSTRAINT "pk_terminations_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "units" (
    "id" TEXT NOT NULL CONSTRAINT "pk_units" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "is_orderable" INTEGER NOT NULL,
    "functions" TEXT NOT NULL,
    "office_phone" TEXT NULL,
    "sends_specialists" INTEGER NOT NULL,
    "order" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "units_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "functions" TEXT NOT NULL,
    "is_orderable" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "office_phone" TEXT NULL,
    "order" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "sends_specialists" INTEGER NOT NULL,
    "short_name" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    CONSTRAINT "pk_units_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "work_groups" (
    "id" TEXT NOT NULL CONSTRAINT "pk_work_groups" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "lead_unit_id" TEXT NOT NULL,
    "head_account_id" TEXT NULL,
    "member_unit_codes" TEXT NOT NULL,
    "topics" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL
);


CREATE TABLE "work_groups_history" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "head_account_id" TEXT NULL,
    "lead_unit_id" TEXT NOT NULL,
    "member_unit_codes" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "superseded_at" TEXT NOT NULL,
    "topics" TEXT NOT NULL,
    CONSTRAINT "pk_work_groups_history" PRIMARY KEY ("id", "version")
);


CREATE TABLE "activity_demands" (
    "activity_id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "added_at" TEXT NOT NULL,
    CONSTRAINT "pk_activity_demands" PRIMARY KEY ("activity_id", "case_id"),
    CONSTRAINT "fk_activity_demands_activity_id" FOREIGN KEY ("activity_id") REFERENCES "activities" ("id") ON DELETE RESTRICT
);


CREATE TABLE "activity_outcomes" (
    "id" TEXT NOT NULL CONSTRAINT "pk_activity_outcomes" PRIMARY KEY,
    "activity_id" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "hundredths" INTEGER NOT NULL,
    "participant_id" TEXT NULL,
    "enterprise_id" TEXT NULL,
    "enterprise_name" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    CONSTRAINT "fk_activity_outcomes_activity_id" FOREIGN KEY ("activity_id") REFERENCES "activities" ("id") ON DELETE RESTRICT
);


CREATE TABLE "activity_participants" (
    "id" TEXT NOT NULL CONSTRAINT "pk_activity_participants" PRIMARY KEY,
    "activity_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "role_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "unit_id" TEXT NULL,
    "account_id" TEXT NULL,
    "post" TEXT NULL,
    "enterprise_id" TEXT NULL,
    "project_id" TEXT NULL,
    "has_come" INTEGER NULL,
    "signed_in_at" TEXT NULL,
    "guest_name" TEXT NULL,
    "guest_count" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    CONSTRAINT "fk_activity_participants_activity_id" FOREIGN KEY ("activity_id") REFERENCES "activities" ("id") ON DELETE RESTRICT
);


CREATE TABLE "instructions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_instructions" PRIMARY KEY,
    "note_id" TEXT NOT NULL,
    "leader_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "given_on" TEXT NOT NULL,
    "recorded_by_id" TEXT NOT NULL,
    "recorded_by_name" TEXT NOT NULL,
    "noted_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    CONSTRAINT "fk_instructions_note_id" FOREIGN KEY ("note_id") REFERENCES "briefing_notes" ("id") ON DELETE RESTRICT
);


CREATE TABLE "case_events" (
    "id" TEXT NOT NULL CONSTRAINT "pk_case_events" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" TEXT NULL,
    "actor_name" TEXT NULL,
    "unit_id" TEXT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NULL,
    "for_enterprise" TEXT NULL,
    "facts" TEXT NULL,
    CONSTRAINT "fk_case_events_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE RESTRICT
);


CREATE TABLE "case_holdings" (
    "id" TEXT NOT NULL CONSTRAINT "pk_case_holdings" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "is_lead" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "from_at" TEXT NOT NULL,
    "deemed_at" TEXT NOT NULL,
    "signed_at" TEXT NULL,
    "section_id" TEXT NULL,
    "handler_id" TEXT NULL,
    "until_at" TEXT NULL,
    "ended_because" TEXT NULL,
    "reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    CONSTRAINT "fk_case_holdings_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE RESTRICT
);


CREATE TABLE "case_pauses" (
    "id" TEXT NOT NULL CONSTRAINT "pk_case_pauses" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "from_at" TEXT NOT NULL,
    "until_at" TEXT NULL,
    "ends_at" TEXT NULL,
    "ends_by_itself" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    CONSTRAINT "fk_case_pauses_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE RESTRICT
);


CREATE TABLE "case_requests" (
    "id" TEXT NOT NULL CONSTRAINT "pk_case_requests" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "asked_by_id" TEXT NOT NULL,
    "asked_at" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "proposed_unit_id" TEXT NULL,
    "proposed_date" TEXT NULL,
    "is_granted" INTEGER NULL,
    "decided_at" TEXT NULL,
    "decided_by_id" TEXT NULL,
    "decision" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    CONSTRAINT "fk_case_requests_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE RESTRICT
);


CREATE TABLE "case_steps" (
    "id" TEXT NOT NULL CONSTRAINT "pk_case_steps" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "order" INTEGER NOT NULL,
    "step_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "held_by" TEXT NOT NULL,
    "on_expiry" TEXT NULL,
    "escalated_at" TEXT NULL,
    "limit" TEXT NOT NULL,
    "start_at" TEXT NOT NULL,
    "is_recounted" INTEGER NOT NULL,
    "due_at" TEXT NOT NULL,
    "near_from" TEXT NOT NULL,
    "last_day" TEXT NOT NULL,
    "external_due_at" TEXT NULL,
    "extended_to" TEXT NULL,
    "done_at" TEXT NULL,
    "done_by_id" TEXT NULL,
    "done_by_unit_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    CONSTRAINT "fk_case_steps_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE RESTRICT
);


CREATE TABLE "demands" (
    "id" TEXT NOT NULL CONSTRAINT "pk_demands" PRIMARY KEY,
    "text" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "is_confidential" INTEGER NOT NULL,
    "complained_unit_id" TEXT NULL,
    "external_number" TEXT NULL,
    "external_due_at" TEXT NULL,
    "filled_back_at" TEXT NULL,
    "filled_back_by_id" TEXT NULL,
    "verified_at" TEXT NULL,
    "verified_by_id" TEXT NULL,
    "filed_by_id" TEXT NULL,
    "filed_by_unit_id" TEXT NULL,
    "legal_channel" TEXT NULL,
    "filing_key" TEXT NULL,
    "withdraw_reason" TEXT NULL,
    "reply" TEXT NULL,
    "outcome_detail" TEXT NULL,
    "next_date" TEXT NULL,
    "says_solved" INTEGER NULL,
    "rating" INTEGER NULL,
    "rated_at" TEXT NULL,
    "rating_words" TEXT NULL,
    "rating_shared" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    CONSTRAINT "fk_demands_id" FOREIGN KEY ("id") REFERENCES "cases" ("id") ON DELETE RESTRICT
);


CREATE TABLE "platform_demands" (
    "id" TEXT NOT NULL CONSTRAINT "pk_platform_demands" PRIMARY KEY,
    "platform" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "enterprise_name" TEXT NULL,
    "contact_name" TEXT NULL,
    "contact_phone" TEXT NULL,
    "text" TEXT NULL,
    "nature" TEXT NULL,
    "topic" TEXT NULL,
    "complained" TEXT NULL,
    "due_at" TEXT NULL,
    "state" TEXT NULL,
    "outcome" TEXT NULL,
    "satisfaction" TEXT NULL,
    "closed_at" TEXT NULL,
    "called_back_at" TEXT NULL,
    "rating" INTEGER NULL,
    "says_solved" INTEGER NULL,
    "reply_for_them" TEXT NULL,
    "heard_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    CONSTRAINT "fk_platform_demands_id" FOREIGN KEY ("id") REFERENCES "cases" ("id") ON DELETE RESTRICT
);


CREATE TABLE "enterprise_contacts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_enterprise_contacts" PRIMARY KEY,
    "enterprise_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NULL,
    "post" TEXT NULL,
    "order" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    CONSTRAINT "fk_enterprise_contacts_enterprise_id" FOREIGN KEY ("enterprise_id") REFERENCES "enterprises" ("id") ON DELETE RESTRICT
);


CREATE TABLE "enterprise_facts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_enterprise_facts" PRIMARY KEY,
    "enterprise_id" TEXT NOT NULL,
    "field_id" TEXT NOT NULL,
    "from" TEXT NULL,
    "as_on" TEXT NOT NULL,
    "number" INTEGER NULL,
    "text" TEXT NULL,
    "source" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    CONSTRAINT "fk_enterprise_facts_enterprise_id" FOREIGN KEY ("enterprise_id") REFERENCES "enterprises" ("id") ON DELETE RESTRICT
);


CREATE TABLE "enterprise_qualifications" (
    "id" TEXT NOT NULL CONSTRAINT "pk_enterprise_qualifications" PRIMARY KEY,
    "enterprise_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "source" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    CONSTRAINT "fk_enterprise_qualifications_enterprise_id" FOREIGN KEY ("enterprise_id") REFERENCES "enterprises" ("id") ON DELETE RESTRICT
);


CREATE TABLE "owed_reports" (
    "id" TEXT NOT NULL CONSTRAINT "pk_owed_reports" PRIMARY KEY,
    "item_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "says_done" INTEGER NOT NULL,
    "signed_by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "is_accepted" INTEGER NULL,
    "opinion" TEXT NULL,
    "decided_at" TEXT NULL,
    "decided_by_name" TEXT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TEXT NOT NULL,
    CONSTRAINT "fk_owed_reports_item_id" FOREIGN KEY ("item_id") REFERENCES "owed_items" ("id") ON DELETE RESTRICT
);


CREATE TABLE "report_figures" (
    "id" TEXT NOT NULL CONSTRAINT "pk_report_figures" PRIMARY KEY,
    "run_id" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "metric_id" TEXT NOT NULL,
    "metric_version" INTEGER NOT NULL,
    "metric_name" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "group_field_id" TEXT NULL,
    "group_value" TEXT NULL,
    "condition" TEXT NULL,
    "expression" TEXT NULL,
    "grade" TEXT NULL,
    "computed" TEXT NULL,
    "override_reason" TEXT NULL,
    "overridden_by_name" TEXT NULL,
    "work_group" TEXT NULL,
    "value" TEXT NULL,
    "unit" TEXT NOT NULL,
    "numerator" TEXT NULL,
    "denominator" TEXT NULL,
    "dataset" TEXT NOT NULL,
    "filter" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "as_of" TEXT NOT NULL,
    "record_count" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    CONSTRAINT "fk_report_figures_run_id" FOREIGN KEY ("run_id") REFERENCES "report_runs" ("id") ON DELETE RESTRICT
);


CREATE INDEX "ix_accounts_enterprise_id" ON "accounts" ("enterprise_id");


CREATE UNIQUE INDEX "ix_accounts_normalized_user_name" ON "accounts" ("normalized_user_name");


CREATE INDEX "ix_accounts_unit_id" ON "accounts" ("unit_id");


CREATE INDEX "ix_activities_host_unit_id_on" ON "activities" ("host_unit_id", "on");


CREATE INDEX "ix_activities_kind_id_on" ON "activities" ("kind_id", "on");


CREATE INDEX "ix_activities_on_id" ON "activities" ("on", "id");


CREATE UNIQUE INDEX "ix_activities_sign_in_code" ON "activities" ("sign_in_code");


CREATE INDEX "ix_activity_demands_case_id" ON "activity_demands" ("case_id");


CREATE INDEX "ix_activity_outcomes_activity_id" ON "activity_outcomes" ("activity_id");


CREATE INDEX "ix_activity_participants_account_id" ON "activity_participants" ("account_id") WHERE account_id IS NOT NULL;


CREATE INDEX "ix_activity_participants_activity_id" ON "activity_participants" ("activity_id");


CREATE INDEX "ix_activity_participants_enterprise_id" ON "activity_participants" ("enterprise_id") WHERE enterprise_id IS NOT NULL;


CREATE INDEX "ix_activity_participants_unit_id" ON "activity_participants" ("unit_id");


CREATE INDEX "ix_api_keys_account_id" ON "api_keys" ("account_id");


CREATE UNIQUE INDEX "ix_api_keys_digest" ON "api_keys" ("digest");


CREATE INDEX "ix_attachments_subject_id" ON "attachments" ("subject_id");


CREATE INDEX "ix_audit_entries_at" ON "audit_entries" ("at");


CREATE INDEX "ix_audit_entries_subject_id_at" ON "audit_entries" ("subject_id", "at");


CREATE UNIQUE INDEX "ix_audit_links_entry_id" ON "audit_links" ("entry_id");


CREATE UNIQUE INDEX "ix_book_entries_book_id_key1" ON "book_entries" ("book_id", "key1") WHERE key1 IS NOT NULL;


CREATE UNIQUE INDEX "ix_book_entries_book_id_key2" ON "book_entries" ("book_id", "key2") WHERE key2 IS NOT NULL;


CREATE INDEX "ix_book_entries_book_id_state_c1_id_n1_n2_n3" ON "book_entries" ("book_id", "state", "c1", "id", "n1", "n2", "n3") WHERE c1 IS NOT NULL;


CREATE INDEX "ix_book_entries_book_id_state_c2_id_n1_n2" ON "book_entries" ("book_id", "state", "c2", "id", "n1", "n2") WHERE c2 IS NOT NULL;


CREATE INDEX "ix_book_entries_book_id_state_c3_id_n1_n2" ON "book_entries" ("book_id", "state", "c3", "id", "n1", "n2") WHERE c3 IS NOT NULL;


CREATE INDEX "ix_book_entries_book_id_state_d1_id_n1_n2_n3" ON "book_entries" ("book_id", "state", "d1", "id", "n1", "n2", "n3") WHERE d1 IS NOT NULL;


CREATE INDEX "ix_book_entries_book_id_state_d2_id_n1_n2" ON "book_entries" ("book_id", "state", "d2", "id", "n1", "n2") WHERE d2 IS NOT NULL;


CREATE INDEX "ix_book_entries_book_id_state_g1_id" ON "book_entries" ("book_id", "state", "g1", "id") WHERE g1 IS NOT NULL;


CREATE INDEX "ix_book_entries_book_id_state_id" ON "book_entries" ("book_id", "state", "id");


CREATE INDEX "ix_book_entries_book_id_state_n1_id" ON "book_entries" ("book_id", "state", "n1", "id") WHERE n1 IS NOT NULL;


CREATE INDEX "ix_book_entries_book_id_state_t1_id" ON "book_entries" ("book_id", "state", "t1", "id") WHERE t1 IS NOT NULL;


CREATE INDEX "ix_book_entries_book_id_state_unit_id_id_n1_n2_n3" ON "book_entries" ("book_id", "state", "unit_id", "id", "n1", "n2", "n3");


CREATE INDEX "ix_book_entries_g1" ON "book_entries" ("g1") WHERE g1 IS NOT NULL;


CREATE UNIQUE INDEX "ix_book_returns_book_id_period_unit_id" ON "book_returns" ("book_id", "period", "unit_id");


CREATE INDEX "ix_briefing_notes_written_at" ON "briefing_notes" ("written_at");


CREATE INDEX "ix_case_events_case_id_at" ON "case_events" ("case_id", "at");


CREATE INDEX "ix_case_holdings_case_id" ON "case_holdings" ("case_id");


CREATE INDEX "ix_case_holdings_handler_id" ON "case_holdings" ("handler_id");


CREATE INDEX "ix_case_holdings_unit_id_until_at_case_id" ON "case_holdings" ("unit_id", "until_at", "case_id");


CREATE INDEX "ix_case_pauses_case_id" ON "case_pauses" ("case_id");


CREATE INDEX "ix_case_pauses_ends_at" ON "case_pauses" ("ends_at") WHERE until_at IS NULL AND ends_by_itself;


CREATE INDEX "ix_case_readers_case_id" ON "case_readers" ("case_id");


CREATE INDEX "ix_case_requests_case_id" ON "case_requests" ("case_id");


CREATE INDEX "ix_case_requests_kind_is_granted" ON "case_requests" ("kind", "is_granted");


CREATE UNIQUE INDEX "ix_case_steps_case_id_round_order" ON "case_steps" ("case_id", "round", "order");


CREATE INDEX "ix_case_steps_due_at" ON "case_steps" ("due_at") WHERE on_expiry IS NOT NULL AND done_at IS NULL AND escalated_at IS NULL;


CREATE INDEX "ix_cases_answered_at_id" ON "cases" ("answered_at", "id");


CREATE INDEX "ix_cases_due_at_near_from_id" ON "cases" ("due_at", "near_from", "id");


CREATE INDEX "ix_cases_enterprise_id_received_at" ON "cases" ("enterprise_id", "received_at");


CREATE INDEX "ix_cases_group_id_answered_at" ON "cases" ("group_id", "answered_at") WHERE group_id IS NOT NULL;


CREATE INDEX "ix_cases_group_id_received_at" ON "cases" ("group_id", "received_at") WHERE group_id IS NOT NULL;


CREATE INDEX "ix_cases_group_id_state_due_at" ON "cases" ("group_id", "state", "due_at") WHERE group_id IS NOT NULL;


CREATE INDEX "ix_cases_lead_unit_id_received_at_id" ON "cases" ("lead_unit_id", "received_at", "id");


CREATE INDEX "ix_cases_lead_unit_id_state_due_at" ON "cases" ("lead_unit_id", "state", "due_at");


CREATE INDEX "ix_cases_merged_into_id" ON "cases" ("merged_into_id") WHERE merged_into_id IS NOT NULL;


CREATE INDEX "ix_cases_nature_received_at_id" ON "cases" ("nature", "received_at", "id");


CREATE UNIQUE INDEX "ix_cases_number" ON "cases" ("number");


CREATE INDEX "ix_cases_received_at_id" ON "cases" ("received_at", "id");


CREATE INDEX "ix_cases_state_due_at" ON "cases" ("state", "due_at");


CREATE INDEX "ix_cases_territory_unit_id_received_at_id" ON "cases" ("territory_unit_id", "received_at", "id");


CREATE INDEX "ix_cases_topic_received_at_id" ON "cases" ("topic", "received_at", "id");


CREATE UNIQUE INDEX "ix_cases_tracking_code" ON "cases" ("tracking_code");


CREATE INDEX "ix_demands_complained_unit_id" ON "demands" ("complained_unit_id") WHERE complained_unit_id IS NOT NULL;


CREATE INDEX "ix_demands_contact_phone" ON "demands" ("contact_phone");


CREATE INDEX "ix_demands_external_number" ON "demands" ("external_number");


CREATE INDEX "ix_demands_filed_by_unit_id" ON "demands" ("filed_by_unit_id") WHERE filed_by_unit_id IS NOT NULL;


CREATE UNIQUE INDEX "ix_demands_filing_key" ON "demands" ("filing_key");


CREATE INDEX "ix_demands_filled_back_at_external_number" ON "demands" ("filled_back_at", "external_number") WHERE external_number IS NOT NULL;


CREATE INDEX "ix_demands_next_date" ON "demands" ("next_date") WHERE next_date IS NOT NULL;


CREATE INDEX "ix_draft_comments_draft_id" ON "draft_comments" ("draft_id");


CREATE UNIQUE INDEX "ix_draft_grades_draft_id_metric_id" ON "draft_grades" ("draft_id", "metric_id");


CREATE INDEX "ix_draft_overrides_draft_id" ON "draft_overrides" ("draft_id");


CREATE INDEX "ix_draft_paragraphs_draft_id_position" ON "draft_paragraphs" ("draft_id", "position");


CREATE UNIQUE INDEX "ix_draft_presences_draft_id_account_id" ON "draft_presences" ("draft_id", "account_id");


CREATE INDEX "ix_duty_items_duty_id_period_from" ON "duty_items" ("duty_id", "period_from");


CREATE INDEX "ix_duty_items_enterprise_id" ON "duty_items" ("enterprise_id") WHERE enterprise_id IS NOT NULL;


CREATE UNIQUE INDEX "ix_duty_items_key" ON "duty_items" ("key");


CREATE INDEX "ix_duty_items_met_by_activity_id" ON "duty_items" ("met_by_activity_id") WHERE met_by_activity_id IS NOT NULL;


CREATE INDEX "ix_duty_items_owner_account_id_state_due_on" ON "duty_items" ("owner_account_id", "state", "due_on") WHERE owner_account_id IS NOT NULL;


CREATE INDEX "ix_duty_items_owner_unit_id_state_due_on" ON "duty_items" ("owner_unit_id", "state", "due_on");


CREATE INDEX "ix_duty_items_project_id" ON "duty_items" ("project_id") WHERE project_id IS NOT NULL;


CREATE INDEX "ix_duty_items_state_due_on" ON "duty_items" ("state", "due_on");


CREATE INDEX "ix_enterprise_contacts_enterprise_id" ON "enterprise_contacts" ("enterprise_id");


CREATE UNIQUE INDEX "ix_enterprise_facts_enterprise_id_field_id_as_on_source" ON "enterprise_facts" ("enterprise_id", "field_id", "as_on", "source");


CREATE INDEX "ix_enterprise_facts_field_id_as_on" ON "enterprise_facts" ("field_id", "as_on");


CREATE UNIQUE INDEX "ix_enterprise_qualifications_enterprise_id_name_from" ON "enterprise_qualifications" ("enterprise_id", "name", "from");


CREATE INDEX "ix_enterprise_qualifications_name_from" ON "enterprise_qualifications" ("name", "from");


CREATE UNIQUE INDEX "ix_enterprises_credit_code" ON "enterprises" ("credit_code");


CREATE INDEX "ix_enterprises_established_on_id" ON "enterprises" ("established_on", "id");


CREATE INDEX "ix_enterprises_industry_section_name_id" ON "enterprises" ("industry_section", "name", "id");


CREATE INDEX "ix_enterprises_kind_name_id" ON "enterprises" ("kind", "name", "id");


CREATE INDEX "ix_enterprises_name_id" ON "enterprises" ("name", "id");


CREATE INDEX "ix_enterprises_paired_leader_id" ON "enterprises" ("paired_leader_id");


CREATE INDEX "ix_enterprises_size_class_name_id" ON "enterprises" ("size_class", "name", "id");


CREATE INDEX "ix_enterprises_specialist_id" ON "enterprises" ("specialist_id");


CREATE INDEX "ix_enterprises_status_kind" ON "enterprises" ("status", "kind");


CREATE INDEX "ix_enterprises_territory_unit_id_name_id" ON "enterprises" ("territory_unit_id", "name", "id");


CREATE INDEX "ix_file_releases_case_id_unit_id" ON "file_releases" ("case_id", "unit_id");


CREATE INDEX "ix_imports_kind_created_at" ON "imports" ("kind", "created_at");


CREATE INDEX "ix_imports_state" ON "imports" ("state");


CREATE INDEX "ix_instructions_note_id" ON "instructions" ("note_id");


CREATE INDEX "ix_issued_documents_about_subject_id" ON "issued_documents" ("about", "subject_id");


CREATE INDEX "ix_issued_documents_case_id" ON "issued_documents" ("case_id");


CREATE INDEX "ix_issued_documents_issued_at" ON "issued_documents" ("issued_at");


CREATE UNIQUE INDEX "ix_issued_documents_key" ON "issued_documents" ("key");


CREATE INDEX "ix_leaves_substitute_id" ON "leaves" ("substitute_id");


CREATE INDEX "ix_leaves_unit_id_until_on" ON "leaves" ("unit_id", "until_on");


CREATE INDEX "ix_ledger_imports_checked_at" ON "ledger_imports" ("checked_at");


CREATE UNIQUE INDEX "ix_matter_members_case_id" ON "matter_members" ("case_id");


CREATE INDEX "ix_matter_members_matter_id" ON "matter_members" ("matter_id");


CREATE INDEX "ix_matters_owner_unit_id" ON "matters" ("owner_unit_id");


CREATE INDEX "ix_meetings_held_on" ON "meetings" ("held_on");


CREATE INDEX "ix_notices_account_id_is_read_at" ON "notices" ("account_id", "is_read", "at");


CREATE INDEX "ix_notices_subject_id" ON "notices" ("subject_id");


CREATE INDEX "ix_observations_indicator_id_nature_span_period_to" ON "observations" ("indicator_id", "nature", "span", "period_to");


CREATE UNIQUE INDEX "ix_observations_key" ON "observations" ("key");


CREATE INDEX "ix_outbox_messages_dead_at" ON "outbox_messages" ("dead_at") WHERE dead_at IS NOT NULL;


CREATE INDEX "ix_outbox_messages_due_at" ON "outbox_messages" ("due_at") WHERE sent_at IS NULL AND dead_at IS NULL;


CREATE UNIQUE INDEX "ix_outbox_messages_key" ON "outbox_messages" ("key");


CREATE INDEX "ix_outbox_messages_sent_at" ON "outbox_messages" ("sent_at") WHERE sent_at IS NOT NULL;


CREATE INDEX "ix_outbox_messages_subject_id" ON "outbox_messages" ("subject_id");


CREATE INDEX "ix_owed_items_source_source_id" ON "owed_items" ("source", "source_id");


CREATE INDEX "ix_owed_items_state_due_on" ON "owed_items" ("state", "due_on");


CREATE INDEX "ix_owed_items_unit_id_state_due_on" ON "owed_items" ("unit_id", "state", "due_on");


CREATE INDEX "ix_owed_reports_item_id" ON "owed_reports" ("item_id");


CREATE INDEX "ix_paired_projects_leader_id" ON "paired_projects" ("leader_id");


CREATE INDEX "ix_phone_codes_case_id_sent_at" ON "phone_codes" ("case_id", "sent_at");


CREATE UNIQUE INDEX "ix_platform_demands_platform_number" ON "platform_demands" ("platform", "number");


CREATE INDEX "ix_reconciliations_made_at" ON "reconciliations" ("made_at");


CREATE INDEX "ix_referrals_sent_at" ON "referrals" ("sent_at");


CREATE INDEX "ix_report_drafts_state" ON "report_drafts" ("state");


CREATE UNIQUE INDEX "ix_report_figures_run_id_order" ON "report_figures" ("run_id", "order");


CREATE UNIQUE INDEX "ix_report_runs_report_id_edition" ON "report_runs" ("report_id", "edition");


CREATE INDEX "ix_report_runs_report_id_run_at" ON "report_runs" ("report_id", "run_at");


CREATE UNIQUE INDEX "ix_sample_draws_sample_id_month" ON "sample_draws" ("sample_id", "month");


CREATE INDEX "ix_sampled_cases_case_id" ON "sampled_cases" ("case_id");


CREATE UNIQUE INDEX "ix_sampled_cases_draw_id_rank" ON "sampled_cases" ("draw_id", "rank");


CREATE INDEX "ix_sections_unit_id" ON "sections" ("unit_id");


CREATE INDEX "ix_sheet_signatures_sheet_id" ON "sheet_signatures" ("sheet_id");


CREATE INDEX "ix_signing_sheets_case_id" ON "signing_sheets" ("case_id");


CREATE INDEX "ix_signing_sheets_unit_id_state" ON "signing_sheets" ("unit_id", "state");


CREATE INDEX "ix_specialists_account_id" ON "specialists" ("account_id");


CREATE INDEX "ix_specialists_unit_id" ON "specialists" ("unit_id");


CREATE INDEX "ix_supervisions_subject_id_unit_id" ON "supervisions" ("subject_id", "unit_id");


CREATE INDEX "ix_supervisions_unit_id_issued_at" ON "supervisions" ("unit_id", "issued_at");


CREATE INDEX "ix_terminations_case_id" ON "terminations" ("case_id");


CREATE UNIQUE INDEX "ix_units_code" ON "units" ("code");


CREATE UNIQUE INDEX "ix_work_groups_code" ON "work_groups" ("code");


