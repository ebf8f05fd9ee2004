BEGIN TRANSACTION;
CREATE TABLE approvals (
	id VARCHAR(200) NOT NULL, 
	version INTEGER NOT NULL, 
	action VARCHAR(100) NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	request TEXT NOT NULL, 
	grant TEXT, 
	refusal TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "approvals" VALUES('LAKE-A1-pending',0,'compensation','2026-06-01T01:00:00.000000+00:00','{"kind":"approval_request","version":1,"data":{"id":"LAKE-A1-pending","action":"compensation","amount":{"amount":"2500.00","currency":"CNY"},"requested_by":{"id":"ivo","unit":"lakeside/desk","rank":1,"positions":["investigator"],"roles":["handler"],"on_behalf_of":null},"at":"2026-06-01T09:00:00+08:00[Asia/Shanghai]","subject":"LAKE-04-answered","customer":"K-1"}}',NULL,NULL);
INSERT INTO "approvals" VALUES('LAKE-A2-granted',1,'compensation','2026-06-01T02:00:00.000000+00:00','{"kind":"approval_request","version":1,"data":{"id":"LAKE-A2-granted","action":"compensation","amount":{"amount":"99.99","currency":"CNY"},"requested_by":{"id":"ivo","unit":"lakeside/desk","rank":1,"positions":["investigator"],"roles":["handler"],"on_behalf_of":null},"at":"2026-06-01T10:00:00+08:00[Asia/Shanghai]","subject":"LAKE-04-answered","customer":"K-1"}}','{"kind":"grant","version":1,"data":{"request":{"id":"LAKE-A2-granted","action":"compensation","amount":{"amount":"99.99","currency":"CNY"},"requested_by":{"id":"ivo","unit":"lakeside/desk","rank":1,"positions":["investigator"],"roles":["handler"],"on_behalf_of":null},"at":"2026-06-01T10:00:00+08:00[Asia/Shanghai]","subject":"LAKE-04-answered","customer":"K-1"},"chain":["branch_head"],"signatures":[{"by":{"id":"bao","unit":"lakeside/branches/north","rank":2,"positions":["branch_head"],"roles":["intake"],"on_behalf_of":null},"at":"2026-06-01T10:10:00+08:00[Asia/Shanghai]","position":"branch_head","edition":"lakeside-bank@2026-01-01#141041e9"}],"edition":"lakeside-bank@2026-01-01#141041e9"}}',NULL);
CREATE TABLE cases (
	kind VARCHAR(100) NOT NULL, 
	id VARCHAR(200) NOT NULL, 
	version INTEGER NOT NULL, 
	state VARCHAR(100) NOT NULL, 
	edition VARCHAR(200) NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (kind, id)
);
INSERT INTO "cases" VALUES('complaint','LAKE-01-paused',2,'received','lakeside-bank@2026-01-01#141041e9','{"kind":"complaint","version":1,"data":{"id":"LAKE-01-paused","edition":"lakeside-bank@2026-01-01#141041e9","lifecycle":["complaint/standard",1],"state":"received","class_id":"ordinary","card":{"number":"LAKE-01-paused","received_at":"2026-06-22T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','LAKE-02-extended',12,'assigned','lakeside-bank@2026-01-01#141041e9','{"kind":"complaint","version":1,"data":{"id":"LAKE-02-extended","edition":"lakeside-bank@2026-01-01#141041e9","lifecycle":["complaint/standard",1],"state":"assigned","class_id":"ordinary","card":{"number":"LAKE-02-extended","received_at":"2026-06-23T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','LAKE-03-mediated',11,'assigned','lakeside-bank@2026-01-01#141041e9','{"kind":"complaint","version":1,"data":{"id":"LAKE-03-mediated","edition":"lakeside-bank@2026-01-01#141041e9","lifecycle":["complaint/standard",1],"state":"assigned","class_id":"ordinary","card":{"number":"LAKE-03-mediated","received_at":"2026-07-01T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','LAKE-04-answered',12,'answered','lakeside-bank@2026-01-01#141041e9','{"kind":"complaint","version":1,"data":{"id":"LAKE-04-answered","edition":"lakeside-bank@2026-01-01#141041e9","lifecycle":["complaint/standard",1],"state":"answered","class_id":"ordinary","card":{"number":"LAKE-04-answered","received_at":"2026-07-02T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','LAKE-05-payments',11,'returned','lakeside-bank@2026-01-01#141041e9','{"kind":"complaint","version":1,"data":{"id":"LAKE-05-payments","edition":"lakeside-bank@2026-01-01#141041e9","lifecycle":["complaint/standard",1],"state":"returned","class_id":"payments","card":{"number":"LAKE-05-payments","received_at":"2026-06-04T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"payment","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":"transfer","coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','LAKE-06-before-june',12,'closed','lakeside-bank@2026-01-01#141041e9','{"kind":"complaint","version":1,"data":{"id":"LAKE-06-before-june","edition":"lakeside-bank@2026-01-01#141041e9","lifecycle":["complaint/standard",1],"state":"closed","class_id":"payments","card":{"number":"LAKE-06-before-june","received_at":"2026-05-29T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"payment","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":"transfer","coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','LAKE-07-severe',3,'contacted','lakeside-bank@2026-01-01#141041e9','{"kind":"complaint","version":1,"data":{"id":"LAKE-07-severe","edition":"lakeside-bank@2026-01-01#141041e9","lifecycle":["complaint/severe",1],"state":"contacted","class_id":"severe","card":{"number":"LAKE-07-severe","received_at":"2026-07-03T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"250000.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','LAKE-08-under-review',4,'under_review','lakeside-bank@2026-01-01#141041e9','{"kind":"complaint","version":1,"data":{"id":"LAKE-08-under-review","edition":"lakeside-bank@2026-01-01#141041e9","lifecycle":["complaint/standard",1],"state":"under_review","class_id":"ordinary","card":{"number":"LAKE-08-under-review","received_at":"2026-07-06T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','LAKE-20-counter',4,'received','lakeside-bank@2026-01-01#141041e9','{"kind":"complaint","version":1,"data":{"id":"LAKE-20-counter","edition":"lakeside-bank@2026-01-01#141041e9","lifecycle":["complaint/lakeside-counter",1],"state":"received","class_id":"counter","card":{"number":"LAKE-20-counter","received_at":"2026-06-24T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"40.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','LAKE-21-told',8,'confirmed','lakeside-bank@2026-01-01#141041e9','{"kind":"complaint","version":1,"data":{"id":"LAKE-21-told","edition":"lakeside-bank@2026-01-01#141041e9","lifecycle":["complaint/lakeside-counter",1],"state":"confirmed","class_id":"counter","card":{"number":"LAKE-21-told","received_at":"2026-06-25T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"40.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','LAKE-22-taken-back',2,'withdrawn','lakeside-bank@2026-01-01#141041e9','{"kind":"complaint","version":1,"data":{"id":"LAKE-22-taken-back","edition":"lakeside-bank@2026-01-01#141041e9","lifecycle":["complaint/lakeside-counter",1],"state":"withdrawn","class_id":"counter","card":{"number":"LAKE-22-taken-back","received_at":"2026-06-26T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"40.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','LAKE-30-moved',4,'confirmed','lakeside-bank@2026-08-01#7908ef5d','{"kind":"complaint","version":1,"data":{"id":"LAKE-30-moved","edition":"lakeside-bank@2026-08-01#7908ef5d","lifecycle":["complaint/lakeside-counter",2],"state":"confirmed","class_id":"counter","card":{"number":"LAKE-30-moved","received_at":"2026-07-27T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"40.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','LAKE-31-moved-on',10,'decided','lakeside-bank@2026-08-01#7908ef5d','{"kind":"complaint","version":1,"data":{"id":"LAKE-31-moved-on","edition":"lakeside-bank@2026-08-01#7908ef5d","lifecycle":["complaint/standard",1],"state":"decided","class_id":"ordinary","card":{"number":"LAKE-31-moved-on","received_at":"2026-07-24T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','LAKE-32-moved-over',4,'accepted','lakeside-bank@2026-08-01#7908ef5d','{"kind":"complaint","version":1,"data":{"id":"LAKE-32-moved-over","edition":"lakeside-bank@2026-08-01#7908ef5d","lifecycle":["complaint/standard",1],"state":"accepted","class_id":"counter","card":{"number":"LAKE-32-moved-over","received_at":"2026-07-28T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"40.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','LAKE-33-later',3,'confirmed','lakeside-bank@2026-08-01#7908ef5d','{"kind":"complaint","version":1,"data":{"id":"LAKE-33-later","edition":"lakeside-bank@2026-08-01#7908ef5d","lifecycle":["complaint/lakeside-counter",2],"state":"confirmed","class_id":"counter","card":{"number":"LAKE-33-later","received_at":"2026-08-10T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"40.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
CREATE TABLE customers (
	id VARCHAR(200) NOT NULL, 
	kind VARCHAR(100) NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "customers" VALUES('K-1','individual','{"kind":"individual","version":1,"data":{"id":"K-1","source":"interview","opened_on":"2018-05-01","credit_grade":"AA"}}');
INSERT INTO "customers" VALUES('K-2','corporate','{"kind":"corporate","version":1,"data":{"id":"K-2","email":null,"address":null,"source":null,"branch":null,"opened_on":"2015-01-05","credit_grade":"A","industry":"trade","employees":12,"revenue":{"amount":"8800000.00","currency":"CNY"}}}');
INSERT INTO "customers" VALUES('K-3','prospect','{"kind":"prospect","version":1,"data":{"id":"K-3","phone":null,"address":null,"source":"event","branch":null}}');
INSERT INTO "customers" VALUES('K-4','individual','{"kind":"individual","version":1,"data":{"id":"K-4","name":null,"phone":null,"email":null,"address":null,"source":null,"branch":null,"opened_on":null,"credit_grade":null,"sex":null,"birth_date":null,"age_band":null,"id_number":null,"occupation":null,"disabled":null}}');
CREATE TABLE editions (
	id VARCHAR(200) NOT NULL, 
	valid_from VARCHAR(10) NOT NULL, 
	toml TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "editions" VALUES('lakeside-bank@2026-01-01#141041e9','2026-01-01','# The rulebook of a second fictitious bank: its own posts, limits and lifecycle, and classes that are bound to the law of two countries.
#
# clause   the clause of the management documents that a rule comes from
# ours     what the documents leave open ("X", "promptly", "and so on") and how we read it: a value of ours, not of the documents; a firm sets its own

[rulebook]
name       = "lakeside-bank"
valid_from = 2026-01-01                  # the first of a month
owner      = "the compliance desk"
clause     = "RULES-4.28"
ours       = "the day itself, and a review once a year"
review_by  = 2027-01-01
zone       = "Asia/Shanghai"
currency   = "CNY"

# ---------------------------------------------------------------------------------------------------------------------------------------------
# Working time
# ---------------------------------------------------------------------------------------------------------------------------------------------
[calendars.office]
hours = { mon-fri = ["09:00-12:00", "13:30-18:00"] }
days  = "china"
ours  = "the documents name no office hours"

[days.china]                             # what is neither listed here nor a day with office hours is a day off
source    = "State Council General Office, notices on the public holidays of 2025 (No. 12 of 2024, by cable) and of 2026"
first_day = 2025-01-01
last_day  = 2026-12-31
holidays  = [
    2025-01-01,                                                                                                      # New Year
    2025-01-28, 2025-01-29, 2025-01-30, 2025-01-31, 2025-02-01, 2025-02-02, 2025-02-03, 2025-02-04,                  # Spring Festival
    2025-04-04, 2025-04-05, 2025-04-06,                                                                              # Tomb-sweeping Day
    2025-05-01, 2025-05-02, 2025-05-03, 2025-05-04, 2025-05-05,                                                      # Labour Day
    2025-05-31, 2025-06-01, 2025-06-02,                                                                              # Dragon Boat Festival
    2025-10-01, 2025-10-02, 2025-10-03, 2025-10-04, 2025-10-05, 2025-10-06, 2025-10-07, 2025-10-08,                  # National Day, Mid-autumn

    2026-01-01, 2026-01-02, 2026-01-03,                                                                              # New Year
    2026-02-15, 2026-02-16, 2026-02-17, 2026-02-18, 2026-02-19, 2026-02-20, 2026-02-21, 2026-02-22, 2026-02-23,      # Spring Festival
    2026-04-04, 2026-04-05, 2026-04-06,                                                                              # Tomb-sweeping Day
    2026-05-01, 2026-05-02, 2026-05-03, 2026-05-04, 2026-05-05,                                                      # Labour Day
    2026-06-19, 2026-06-20, 2026-06-21,                                                                              # Dragon Boat Festival
    2026-09-25, 2026-09-26, 2026-09-27,                                                                              # Mid-autumn Festival
    2026-10-01, 2026-10-02, 2026-10-03, 2026-10-04, 2026-10-05, 2026-10-06, 2026-10-07,                              # National Day
]
workdays  = [                            # make-up working days: they take Monday''s hours
    2025-01-26, 2025-02-08, 2025-04-27, 2025-09-28, 2025-10-11,
    2026-01-04, 2026-02-14, 2026-02-28, 2026-05-09, 2026-09-20, 2026-10-10,
]

# ---------------------------------------------------------------------------------------------------------------------------------------------
# Organisation: two departments and the branches
# ---------------------------------------------------------------------------------------------------------------------------------------------
[[organisation.departments]]
id     = "branches"
path   = "lakeside/branches"
duties = "receive complaints and answer customers"
clause = "RULES-4.7"

[[organisation.departments]]
id     = "desk"
path   = "lakeside/desk"
duties = "investigates complaints"
clause = "DEPT-2.1"

[[organisation.departments]]
id     = "compliance"
path   = "lakeside/compliance"
duties = "names who handles a complaint, reviews the reports"
clause = "RULES-4.9"

[[organisation.positions]]
id         = "cashier"
rank       = 1
department = "branches"
reports_to = "branch_head"
roles      = ["intake"]
clause     = "RULES-4.7"

[[organisation.positions]]
id         = "adviser"
rank       = 1
department = "branches"
reports_to = "branch_head"
roles      = ["customer_service"]
clause     = "RULES-4.14"

[[organisation.positions]]
id         = "branch_head"
rank       = 2
department = "branches"
reports_to = "area_director"
roles      = ["intake"]
clause     = "RULES-4.7"

[[organisation.positions]]
id         = "investigator"
rank       = 1
department = "desk"
reports_to = "desk_head"
roles      = ["handler"]
clause     = "RULES-4.11"

[[organisation.positions]]
id         = "desk_head"
rank       = 2
department = "desk"
reports_to = "area_director"
roles      = ["handler_supervisor"]
clause     = "RULES-4.11"

[[organisation.positions]]
id         = "compliance_officer"
rank       = 2
department = "compliance"
reports_to = "area_director"
roles      = ["administration"]
clause     = "RULES-4.9"

[[organisation.positions]]
id         = "area_director"
rank       = 3
reports_to = "president"
clause     = "BANK-2.1"

[[organisation.positions]]
id         = "treasurer"
rank       = 3
reports_to = "president"
clause     = "BANK-3.1"

[[organisation.positions]]
id         = "president"
rank       = 4
roles      = ["general_manager"]
clause     = "BANK-3.1, RULES-4.12"

# ---------------------------------------------------------------------------------------------------------------------------------------------
# Customers
# ---------------------------------------------------------------------------------------------------------------------------------------------
[customers]
clause        = "FIN-1.1, BANK-1.2"
ours          = "which fields a firm''s and a prospect''s file must hold; the credit grades"
credit_grades = ["AAA", "AA", "A", "BBB", "BB", "B", "C"]     # the best first

[customers.required]                     # `contact`: telephone, e-mail or address; `age`: date of birth or age band
individual = ["name", "age", "sex", "contact", "occupation"]
corporate  = ["name", "industry", "employees", "revenue", "credit_code", "contact_name", "contact"]
prospect   = ["contact", "source", "interest"]

[customers.special_care]                 # the elderly and the disabled
clause             = "FIN-7.2"
ours               = "the age of 60 is that of the law on the rights of the elderly; the interval"
elderly_from       = 60
priority           = "first"
home_service       = true
return_visit_every = "3 months"

# ---------------------------------------------------------------------------------------------------------------------------------------------
# Tiers, from the highest down: the first rule that holds wins
# ---------------------------------------------------------------------------------------------------------------------------------------------
[[segmentation.tiers]]
id       = "T1"
tier     = "vip"
clause   = "FIN-3.2"
ours     = "the amount; and the same standing for half of it with a long, frequent, first-class relationship"
any      = [ { fact = "annual_amount", at_least = "5000000" },
             { all = [ { fact = "annual_amount", at_least = "2500000" },
                       { fact = "annual_transactions", at_least = 120 },
                       { fact = "years_with_us", at_least = 5 },
                       { fact = "credit_grade", one_of = ["AAA", "AA"] } ] } ]

[[segmentation.tiers]]
id       = "T2"
tier     = "premium"
clause   = "FIN-3.2"
ours     = "the amount"
fact     = "annual_amount"
at_least = "500000"

[[segmentation.tiers]]
id       = "T3"
tier     = "premium"
clause   = "FIN-3.2"
ours     = "loyal, frequent and creditworthy customers below that amount"
all      = [ { fact = "annual_amount", at_least = "200000" },
             { fact = "annual_transactions", at_least = 60 },
             { fact = "years_with_us", at_least = 5 },
             { fact = "credit_grade", one_of = ["AAA", "AA", "A"] } ]

[[segmentation.tiers]]
id       = "T4"
tier     = "ordinary"
clause   = "FIN-3.2"
everyone = true

[[benefits]]
tier               = "vip"
clause             = "FIN-3.3"
ours               = "the interval"
priority           = "first"
manager            = "dedicated"
return_visit_every = "1 month"

[[benefits]]
tier               = "premium"
clause             = "FIN-3.3"
ours               = "the interval"
priority           = "raised"
manager            = "shared"
return_visit_every = "3 months"

[[benefits]]
tier               = "ordinary"
clause             = "FIN-3.3, RULES-1.3"
ours               = "the interval"
priority           = "normal"
return_visit_every = "12 months"

# ---------------------------------------------------------------------------------------------------------------------------------------------
# Approval: who may approve how much. An action without a table is not covered
# ---------------------------------------------------------------------------------------------------------------------------------------------
[[policy.limits]]
action = "compensation"
clause = "RULES-4.18, BANK-4.1"
bands  = [ { below = "100",  position = "branch_head" },
           { up_to = "2000", position = "desk_head" },
           { above = "2000", chain = ["area_director", "treasurer", "president"] } ]
window = { days = 30, per = "customer" }

[[policy.limits]]
action = "price_reduction"
clause = "RULES-4.18, BANK-4.1"
bands  = [ { below = "100",  position = "branch_head" },
           { up_to = "2000", position = "desk_head" },
           { above = "2000", chain = ["area_director", "treasurer", "president"] } ]
window = { days = 30, per = "customer" }

# ---------------------------------------------------------------------------------------------------------------------------------------------
# Complaints
# ---------------------------------------------------------------------------------------------------------------------------------------------
[complaints]
clause   = "RULES-4.2, FIN-2.1, MAN-4.2"
ours     = "the list of matters is missing in the text: this one is open, with `other` in it"
matters  = ["service", "waiting_time", "fees", "product", "disclosure", "lending", "payment", "card", "system_failure", "fund_safety", "privacy",
            "debt_collection", "other"]
demands  = ["price_reduction", "return", "exchange", "damages", "criticism", "suggestion", "explanation", "other"]
channels = ["outlet", "telephone", "mail", "email", "online_service", "social_media", "mailbox", "visit", "regulator", "other"]
coding   = "jrt-0169-2018"               # by which published classification a record card may be coded

[complaints.entitlement]                 # a paper that is missing is asked for; who is not entitled is told so
clause                  = "RULES-4.2"
source                  = "CBIRC Order 2020 No. 3, Art. 12, 18"
ours                    = "the clauses say who complains, not who may: the order is followed"
representatives_at_most = 5              # 5 itself is allowed; for a joint complaint made in person only
in_person               = ["outlet", "visit"]
[complaints.entitlement.needs.self]      # nobody is asked for material that the bank has already
source = "CBIRC Order 2020 No. 3, Art. 13"
papers = []
[complaints.entitlement.needs.legal_representative]
source = "CBIRC Order 2020 No. 3, Art. 13"
ours   = "the order names the legal representative; that identity and representation are shown is our reading"
papers = ["representative_identity", "proof_of_representation"]
[complaints.entitlement.needs.authorised_agent]
source = "CBIRC Order 2020 No. 3, Art. 14"
papers = ["difficulty_stated", "signed_authorisation", "agent_identity", "agent_contact"]
[complaints.entitlement.needs.heir]
source = "CBIRC Order 2020 No. 3, Art. 14"
papers = ["proof_of_succession"]
[complaints.entitlement.needs.group_representative]
source = "CBIRC Order 2020 No. 3, Art. 12"
ours   = "the order limits their number, and asks for no paper"
papers = []

[complaints.crisis]                      # a group acts directly, and the approval is made up afterwards by whoever would have decided before
clause    = "BANK-4.1, FIN-7.3"
ours      = "the clause names neither what is an emergency nor who sits in the group; two members are the least that is a group"
reasons   = ["crisis", "customer_in_need", "spreading_in_public"]
positions = ["branch_head", "desk_head", "area_director"]
at_least  = 2

[[complaints.classes]]
id     = "severe"
clause = "RULES-1.5, FIN-7.2, FIN-7.3"
source = "CBIRC Order 2020 No. 3, Art. 29: public events, 20 or more people, and what the authority calls major"
ours   = "the amounts; somebody hurt; the media; a repeat that the authority forwarded; 20 count by whatever channel they come"
when   = { any = [ { fact = "claimed_amount", at_least = "100000" },
                   { fact = "injury", is = true },
                   { fact = "complainants", at_least = 20 },
                   { fact = "public_event", is = true },
                   { fact = "designated", is = true },
                   { fact = "media", is = true },
                   { all = [ { fact = "vulnerable", is = true }, { fact = "claimed_amount", at_least = "20000" } ] },
                   { all = [ { fact = "regulator", is = true }, { fact = "repeat", is = true } ] } ] }
lifecycle = "complaint/severe"
[complaints.classes.clocks.first_contact]         # nothing pauses a clock that names no pause: nights and holidays count
clause    = "RULES-1.5, FIN-7.3"
ours      = "the first moment is two hours"
within    = "2 hours"
stops     = ["customer_contacted", "withdrawn", "merged"]
on_reopen = "continue"
[complaints.classes.clocks.progress]              # each report ends one stretch of time, and begins the next
clause    = "RULES-1.5, FIN-2.3"
ours      = "a report of how things stand every second day, while it is open"
within    = "2 days"
repeats   = ["progress_reported"]
stops     = ["customer_answered", "explained", "reasons_given", "solved_at_once", "referred", "review_decided", "withdrawn", "merged"]
reopens   = ["reopened", "follow_up_unsolved", "passed_on"]
on_reopen = "new"
merges    = ["merged_in"]
on_merge  = "new"
[complaints.classes.clocks.reassurance]           # reassurance of and contact with the customer
clause    = "RULES-1.5"
ours      = "the customer is spoken with every third day, while it is open"
within    = "3 days"
repeats   = ["customer_contacted"]
stops     = ["customer_answered", "explained", "reasons_given", "solved_at_once", "referred", "review_decided", "withdrawn", "merged"]
reopens   = ["reopened", "follow_up_unsolved", "passed_on"]
on_reopen = "new"
merges    = ["merged_in"]
on_merge  = "new"
[complaints.classes.clocks.public]                # the facts and the measures, so that it does not spread
clause    = "FIN-7.3"
ours      = "in time is one day after a group had to be formed"
within    = "24 hours"
starts    = ["crisis_group_formed"]
stops     = ["public_informed"]
on_reopen = "continue"
[complaints.classes.clocks.ratify]                # late approval is late; it undoes nothing
clause    = "BANK-4.1"
ours      = "the clause names no time in which the approval is made up"
within    = "3 days"
starts    = ["emergency_remedy"]
stops     = ["emergency_ratified", "emergency_refused"]
reopens   = ["emergency_remedy_again"]
on_reopen = "new"
[complaints.classes.clocks.first_handling]
clause    = "RULES-1.5"
ours      = "the first moment is two hours; handling has begun when the outlet has confirmed the grounds, or has explained"
within    = "2 hours"
stops     = ["grounds_confirmed", "explained", "referred", "withdrawn", "merged"]
on_reopen = "restart"
[complaints.classes.clocks.close]                 # the day of receipt is not counted; the 7th day counts to its end
clause    = "RULES-4.26"
ours      = "from the first receipt by anyone in the bank until the customer has been told, or took it back; when to warn; what reopening and merging do"
within    = "7 days"
starts    = ["received"]
stops     = ["customer_answered", "explained", "reasons_given", "solved_at_once", "referred", "review_decided", "withdrawn", "merged"]
reopens   = ["reopened", "follow_up_unsolved", "passed_on"]
warn_at   = ["50 %", "75 %", "90 %"]
on_reopen = "remainder"
merges    = ["merged_in"]
on_merge  = "new"

[[complaints.classes]]
id        = "counter"
clause    = "RULES-1.5"
ours      = "small sums are settled at the counter, after a second look"
when      = { fact = "claimed_amount", below = "100" }
lifecycle = "complaint/lakeside-counter"
[complaints.classes.clocks.close]
clause    = "RULES-4.26"
ours      = "ten days, and what may lengthen them"
within    = "10 days"
starts    = ["received"]
stops     = ["customer_answered", "explained", "reasons_given", "solved_at_once", "referred", "review_decided", "withdrawn", "merged"]
reopens   = ["reopened", "follow_up_unsolved", "passed_on"]
warn_at   = ["80 %"]
on_reopen = "new"
resets    = ["new_facts"]
merges    = ["merged_in"]
on_merge  = "continue"
pauses    = ["clock_paused", "mediation_agreed"]
resumes   = ["clock_resumed", "mediation_ended"]
pause_for = { papers_missing = { at_most = "5 days", notice = true }, mediation = { at_most = "30 days", consent = true } }
extends   = ["clock_extended"]
extensions = { complex = { to = "20 days", condition = "complex", notice = true } }

[[complaints.classes]]
id              = "payments"
clause          = "RULES-1.5, RULES-4.12"
ours            = "payments from abroad: the compliance desk''s opinion settles them"
when            = { fact = "matter", is = "payment" }
general_manager = false
[complaints.classes.clocks.regulator]
regime   = "uk-fca-disp/payments"
calendar = "office"
[complaints.classes.clocks.close]
clause    = "RULES-4.26"
ours      = "ten days, and what may lengthen them"
within    = "10 days"
starts    = ["received"]
stops     = ["customer_answered", "explained", "reasons_given", "solved_at_once", "referred", "review_decided", "withdrawn", "merged"]
reopens   = ["reopened", "follow_up_unsolved", "passed_on"]
warn_at   = ["80 %"]
on_reopen = "new"
resets    = ["new_facts"]
merges    = ["merged_in"]
on_merge  = "continue"
pauses    = ["clock_paused", "mediation_agreed"]
resumes   = ["clock_resumed", "mediation_ended"]
pause_for = { papers_missing = { at_most = "5 days", notice = true }, mediation = { at_most = "30 days", consent = true } }
extends   = ["clock_extended"]
extensions = { complex = { to = "20 days", condition = "complex", notice = true } }

[[complaints.classes]]
id     = "ordinary"
clause = "RULES-1.5"
when   = { everyone = true }
[complaints.classes.clocks.regulator]
regime  = "cn-cbirc-2020-3"
warn_at = ["75 %"]
[complaints.classes.clocks.close]
clause    = "RULES-4.26"
ours      = "ten days, and what may lengthen them"
within    = "10 days"
starts    = ["received"]
stops     = ["customer_answered", "explained", "reasons_given", "solved_at_once", "referred", "review_decided", "withdrawn", "merged"]
reopens   = ["reopened", "follow_up_unsolved", "passed_on"]
warn_at   = ["80 %"]
on_reopen = "new"
resets    = ["new_facts"]
merges    = ["merged_in"]
on_merge  = "continue"
pauses    = ["clock_paused", "mediation_agreed"]
resumes   = ["clock_resumed", "mediation_ended"]
pause_for = { papers_missing = { at_most = "5 days", notice = true }, mediation = { at_most = "30 days", consent = true } }
extends   = ["clock_extended"]
extensions = { complex = { to = "20 days", condition = "complex", notice = true } }

[regimes."cn-cbirc-2020-3"]
respond = { within = "12 days" }

# What the administration department watches. A step of the ladder is reached at a share of a clock''s time, or so long past its due instant.
[[complaints.escalation]]
id     = "three_quarters"
clause = "RULES-4.25"
ours   = "the steps of the ladder, and who is told at each"
share  = "75 %"
tell   = ["handler_supervisor"]

[[complaints.escalation]]
id     = "due"
clause = "RULES-4.25"
ours   = "as above"
share  = "100 %"
tell   = ["handler_supervisor", "administration"]

[[complaints.escalation]]
id       = "two_days_late"
clause   = "RULES-4.25"
ours     = "as above"
past_due = "2 days"
tell     = ["general_manager"]

[[complaints.escalation]]
id     = "severe_without_contact"
clause = "RULES-1.5, RULES-4.25"
ours   = "as above"
clock  = "first_contact"                 # which the severe class alone has
share  = "100 %"
tell   = ["administration", "general_manager"]

[complaints.follow_up]                   # owed after each answer, until the customer says that it is solved for good
clause = "FIN-5.2"
ours   = "the clause names no time; customer service makes the visit"
within = "7 days"
by     = "customer_service"

[complaints.actions]
clause       = "MAN-4.2, DEPT-1.4"
ours         = "the clauses ask to follow up the effect, and name no time"
check_within = "30 days"

[complaints.recurrence]
clause = "DEPT-1.4, RULES-4.1"
ours   = "what makes two problems the same, and how long after one the other counts as its recurrence"
within = "6 months"
same   = ["cause", "product", "about"]   # the cause of the report, the product, the unit complained about

# ---------------------------------------------------------------------------------------------------------------------------------------------
# KPIs and targets
# ---------------------------------------------------------------------------------------------------------------------------------------------
[kpi]
clause              = "BANK-1.2, BANK-3.2, RULES-4.27"
ours                = "the formulas: scores 4 and 5 of 5 count as satisfied; complaints are counted per 1,000 customers; five matters in the summary; bands of age"
csat_satisfied_from = 4
complaint_rate_per  = 1000
report_due_day      = 5                  # the monthly customer report: the 5th itself still counts
statistics_due_day  = 10                 # the complaint statistics: so does the 10th
summary_top         = 5
age_bands           = [7, 15, 30, 60]    # days since receipt: 0 to 7, 8 to 15, 16 to 30, 31 to 60, older

[kpi.watch]
clause      = "BANK-6.2"
ours        = "every number: the clause asks to step in when complaint volume rises abnormally, and leaves open what is abnormal"
baseline    = "same_weekday"             # a day against the same weekday of the weeks before; or weeks_before, same_month
history     = 8                          # so many weeks before
false_alarm = "0.1 %"                    # per group, day and method, when nothing has changed: over 14 matters about one a month
minimum     = 5                          # fewer complaints are never an alarm
ewma_weight = "20 %"                     # the smoothed number: what the newest day counts for
ewma_run    = 14                         # so many days are smoothed

[[kpi.targets]]
kpi      = "satisfaction.csat"
clause   = "BANK-1.2"
at_least = "90 %"                        # 90 % itself meets it
every    = "month"

[[kpi.targets]]
kpi      = "complaints.rate"
clause   = "BANK-1.2"
ours     = "the baseline: the last month before these rules; 20 % are 20 % of that rate, not 20 points"
down_by  = "20 %"
baseline = "2025-12"
every    = "month"

[[kpi.targets]]
kpi      = "customers.completeness"
clause   = "BANK-1.2"
ours     = "the clause names no number"
at_least = "95 %"
every    = "month"

# ---------------------------------------------------------------------------------------------------------------------------------------------
# A lifecycle of its own
# ---------------------------------------------------------------------------------------------------------------------------------------------
[[lifecycles]]
name    = "complaint/lakeside-counter"
version = 1
initial = "raised"
final   = ["closed", "withdrawn"]
clause  = "RULES-1.5"
ours    = "branches answer at the counter, after a second look"
transitions = [
  { id = "take_down",  from = "raised",                  event = "registered",         to = "received",  clause = "RULES-4.15", by = ["front_line"] },
  { id = "vouch",      from = "received",                event = "grounds_confirmed",  to = "confirmed", clause = "RULES-4.7",  by = ["intake"] },
  { id = "second",     from = "confirmed",               event = "complaint_accepted", to = "returned",  clause = "RULES-4.7",  by = ["superior"] },
  { id = "look_again", from = "confirmed",               event = "sent_back",          to = "received",  clause = "RULES-4.7",  by = ["superior"] },
  { id = "wait",       from = ["received", "confirmed"], event = "clock_paused",       to = "stays",     clause = "RULES-4.26", by = ["administration"] },
  { id = "go_on",      from = ["received", "confirmed"], event = "clock_resumed",      to = "stays",     clause = "RULES-4.26", by = ["administration"] },
  { id = "stretch",    from = ["received", "confirmed"], event = "clock_extended",     to = "stays",     clause = "RULES-4.26", by = ["administration"] },
  { id = "take_back",  from = ["received", "confirmed"], event = "withdrawn",          to = "withdrawn", clause = "RULES-1.2",  by = ["in_touch"] },
  { id = "tell",       from = "returned",                event = "customer_answered",  to = "answered",  clause = "RULES-4.14", by = ["customer_service"] },
  { id = "again",      from = ["answered", "closed"],    event = "reopened",           to = "received",  clause = "FIN-5.2",    by = ["coordinator"], reopening = true },
  { id = "file_away",  from = "answered",                event = "closed",             to = "closed",    clause = "RULES-4.26", by = ["front_line"] },
]
');
INSERT INTO "editions" VALUES('lakeside-bank@2026-08-01#7908ef5d','2026-08-01','# The rulebook of a second fictitious bank: its own posts, limits and lifecycle, and classes that are bound to the law of two countries.
#
# clause   the clause of the management documents that a rule comes from
# ours     what the documents leave open ("X", "promptly", "and so on") and how we read it: a value of ours, not of the documents; a firm sets its own

[rulebook]
name       = "lakeside-bank"
valid_from = 2026-08-01                  # the first of a month
owner      = "the compliance desk"
clause     = "RULES-4.28"
ours       = "the day itself, and a review once a year"
review_by  = 2027-01-01
zone       = "Asia/Shanghai"
currency   = "CNY"

# ---------------------------------------------------------------------------------------------------------------------------------------------
# Working time
# ---------------------------------------------------------------------------------------------------------------------------------------------
[calendars.office]
hours = { mon-fri = ["09:00-12:00", "13:30-18:00"] }
days  = "china"
ours  = "the documents name no office hours"

[days.china]                             # what is neither listed here nor a day with office hours is a day off
source    = "State Council General Office, notices on the public holidays of 2025 (No. 12 of 2024, by cable) and of 2026"
first_day = 2025-01-01
last_day  = 2026-12-31
holidays  = [
    2025-01-01,                                                                                                      # New Year
    2025-01-28, 2025-01-29, 2025-01-30, 2025-01-31, 2025-02-01, 2025-02-02, 2025-02-03, 2025-02-04,                  # Spring Festival
    2025-04-04, 2025-04-05, 2025-04-06,                                                                              # Tomb-sweeping Day
    2025-05-01, 2025-05-02, 2025-05-03, 2025-05-04, 2025-05-05,                                                      # Labour Day
    2025-05-31, 2025-06-01, 2025-06-02,                                                                              # Dragon Boat Festival
    2025-10-01, 2025-10-02, 2025-10-03, 2025-10-04, 2025-10-05, 2025-10-06, 2025-10-07, 2025-10-08,                  # National Day, Mid-autumn

    2026-01-01, 2026-01-02, 2026-01-03,                                                                              # New Year
    2026-02-15, 2026-02-16, 2026-02-17, 2026-02-18, 2026-02-19, 2026-02-20, 2026-02-21, 2026-02-22, 2026-02-23,      # Spring Festival
    2026-04-04, 2026-04-05, 2026-04-06,                                                                              # Tomb-sweeping Day
    2026-05-01, 2026-05-02, 2026-05-03, 2026-05-04, 2026-05-05,                                                      # Labour Day
    2026-06-19, 2026-06-20, 2026-06-21,                                                                              # Dragon Boat Festival
    2026-09-25, 2026-09-26, 2026-09-27,                                                                              # Mid-autumn Festival
    2026-10-01, 2026-10-02, 2026-10-03, 2026-10-04, 2026-10-05, 2026-10-06, 2026-10-07,                              # National Day
]
workdays  = [                            # make-up working days: they take Monday''s hours
    2025-01-26, 2025-02-08, 2025-04-27, 2025-09-28, 2025-10-11,
    2026-01-04, 2026-02-14, 2026-02-28, 2026-05-09, 2026-09-20, 2026-10-10,
]

# ---------------------------------------------------------------------------------------------------------------------------------------------
# Organisation: two departments and the branches
# ---------------------------------------------------------------------------------------------------------------------------------------------
[[organisation.departments]]
id     = "branches"
path   = "lakeside/branches"
duties = "receive complaints and answer customers"
clause = "RULES-4.7"

[[organisation.departments]]
id     = "desk"
path   = "lakeside/desk"
duties = "investigates complaints"
clause = "DEPT-2.1"

[[organisation.departments]]
id     = "compliance"
path   = "lakeside/compliance"
duties = "names who handles a complaint, reviews the reports"
clause = "RULES-4.9"

[[organisation.positions]]
id         = "cashier"
rank       = 1
department = "branches"
reports_to = "branch_head"
roles      = ["intake"]
clause     = "RULES-4.7"

[[organisation.positions]]
id         = "adviser"
rank       = 1
department = "branches"
reports_to = "branch_head"
roles      = ["customer_service"]
clause     = "RULES-4.14"

[[organisation.positions]]
id         = "branch_head"
rank       = 2
department = "branches"
reports_to = "area_director"
roles      = ["intake"]
clause     = "RULES-4.7"

[[organisation.positions]]
id         = "investigator"
rank       = 1
department = "desk"
reports_to = "desk_head"
roles      = ["handler"]
clause     = "RULES-4.11"

[[organisation.positions]]
id         = "desk_head"
rank       = 2
department = "desk"
reports_to = "area_director"
roles      = ["handler_supervisor"]
clause     = "RULES-4.11"

[[organisation.positions]]
id         = "compliance_officer"
rank       = 2
department = "compliance"
reports_to = "area_director"
roles      = ["administration"]
clause     = "RULES-4.9"

[[organisation.positions]]
id         = "area_director"
rank       = 3
reports_to = "president"
clause     = "BANK-2.1"

[[organisation.positions]]
id         = "treasurer"
rank       = 3
reports_to = "president"
clause     = "BANK-3.1"

[[organisation.positions]]
id         = "president"
rank       = 4
roles      = ["general_manager"]
clause     = "BANK-3.1, RULES-4.12"

# ---------------------------------------------------------------------------------------------------------------------------------------------
# Customers
# ---------------------------------------------------------------------------------------------------------------------------------------------
[customers]
clause        = "FIN-1.1, BANK-1.2"
ours          = "which fields a firm''s and a prospect''s file must hold; the credit grades"
credit_grades = ["AAA", "AA", "A", "BBB", "BB", "B", "C"]     # the best first

[customers.required]                     # `contact`: telephone, e-mail or address; `age`: date of birth or age band
individual = ["name", "age", "sex", "contact", "occupation"]
corporate  = ["name", "industry", "employees", "revenue", "credit_code", "contact_name", "contact"]
prospect   = ["contact", "source", "interest"]

[customers.special_care]                 # the elderly and the disabled
clause             = "FIN-7.2"
ours               = "the age of 60 is that of the law on the rights of the elderly; the interval"
elderly_from       = 60
priority           = "first"
home_service       = true
return_visit_every = "3 months"

# ---------------------------------------------------------------------------------------------------------------------------------------------
# Tiers, from the highest down: the first rule that holds wins
# ---------------------------------------------------------------------------------------------------------------------------------------------
[[segmentation.tiers]]
id       = "T1"
tier     = "vip"
clause   = "FIN-3.2"
ours     = "the amount; and the same standing for half of it with a long, frequent, first-class relationship"
any      = [ { fact = "annual_amount", at_least = "5000000" },
             { all = [ { fact = "annual_amount", at_least = "2500000" },
                       { fact = "annual_transactions", at_least = 120 },
                       { fact = "years_with_us", at_least = 5 },
                       { fact = "credit_grade", one_of = ["AAA", "AA"] } ] } ]

[[segmentation.tiers]]
id       = "T2"
tier     = "premium"
clause   = "FIN-3.2"
ours     = "the amount"
fact     = "annual_amount"
at_least = "500000"

[[segmentation.tiers]]
id       = "T3"
tier     = "premium"
clause   = "FIN-3.2"
ours     = "loyal, frequent and creditworthy customers below that amount"
all      = [ { fact = "annual_amount", at_least = "200000" },
             { fact = "annual_transactions", at_least = 60 },
             { fact = "years_with_us", at_least = 5 },
             { fact = "credit_grade", one_of = ["AAA", "AA", "A"] } ]

[[segmentation.tiers]]
id       = "T4"
tier     = "ordinary"
clause   = "FIN-3.2"
everyone = true

[[benefits]]
tier               = "vip"
clause             = "FIN-3.3"
ours               = "the interval"
priority           = "first"
manager            = "dedicated"
return_visit_every = "1 month"

[[benefits]]
tier               = "premium"
clause             = "FIN-3.3"
ours               = "the interval"
priority           = "raised"
manager            = "shared"
return_visit_every = "3 months"

[[benefits]]
tier               = "ordinary"
clause             = "FIN-3.3, RULES-1.3"
ours               = "the interval"
priority           = "normal"
return_visit_every = "12 months"

# ---------------------------------------------------------------------------------------------------------------------------------------------
# Approval: who may approve how much. An action without a table is not covered
# ---------------------------------------------------------------------------------------------------------------------------------------------
[[policy.limits]]
action = "compensation"
clause = "RULES-4.18, BANK-4.1"
bands  = [ { below = "100",  position = "branch_head" },
           { up_to = "2000", position = "desk_head" },
           { above = "2000", chain = ["area_director", "treasurer", "president"] } ]
window = { days = 30, per = "customer" }

[[policy.limits]]
action = "price_reduction"
clause = "RULES-4.18, BANK-4.1"
bands  = [ { below = "100",  position = "branch_head" },
           { up_to = "2000", position = "desk_head" },
           { above = "2000", chain = ["area_director", "treasurer", "president"] } ]
window = { days = 30, per = "customer" }

# ---------------------------------------------------------------------------------------------------------------------------------------------
# Complaints
# ---------------------------------------------------------------------------------------------------------------------------------------------
[complaints]
clause   = "RULES-4.2, FIN-2.1, MAN-4.2"
ours     = "the list of matters is missing in the text: this one is open, with `other` in it"
matters  = ["service", "waiting_time", "fees", "product", "disclosure", "lending", "payment", "card", "system_failure", "fund_safety", "privacy",
            "debt_collection", "other"]
demands  = ["price_reduction", "return", "exchange", "damages", "criticism", "suggestion", "explanation", "other"]
channels = ["outlet", "telephone", "mail", "email", "online_service", "social_media", "mailbox", "visit", "regulator", "other"]
coding   = "jrt-0169-2018"               # by which published classification a record card may be coded

[complaints.entitlement]                 # a paper that is missing is asked for; who is not entitled is told so
clause                  = "RULES-4.2"
source                  = "CBIRC Order 2020 No. 3, Art. 12, 18"
ours                    = "the clauses say who complains, not who may: the order is followed"
representatives_at_most = 5              # 5 itself is allowed; for a joint complaint made in person only
in_person               = ["outlet", "visit"]
[complaints.entitlement.needs.self]      # nobody is asked for material that the bank has already
source = "CBIRC Order 2020 No. 3, Art. 13"
papers = []
[complaints.entitlement.needs.legal_representative]
source = "CBIRC Order 2020 No. 3, Art. 13"
ours   = "the order names the legal representative; that identity and representation are shown is our reading"
papers = ["representative_identity", "proof_of_representation"]
[complaints.entitlement.needs.authorised_agent]
source = "CBIRC Order 2020 No. 3, Art. 14"
papers = ["difficulty_stated", "signed_authorisation", "agent_identity", "agent_contact"]
[complaints.entitlement.needs.heir]
source = "CBIRC Order 2020 No. 3, Art. 14"
papers = ["proof_of_succession"]
[complaints.entitlement.needs.group_representative]
source = "CBIRC Order 2020 No. 3, Art. 12"
ours   = "the order limits their number, and asks for no paper"
papers = []

[complaints.crisis]                      # a group acts directly, and the approval is made up afterwards by whoever would have decided before
clause    = "BANK-4.1, FIN-7.3"
ours      = "the clause names neither what is an emergency nor who sits in the group; two members are the least that is a group"
reasons   = ["crisis", "customer_in_need", "spreading_in_public"]
positions = ["branch_head", "desk_head", "area_director"]
at_least  = 2

[[complaints.classes]]
id     = "severe"
clause = "RULES-1.5, FIN-7.2, FIN-7.3"
source = "CBIRC Order 2020 No. 3, Art. 29: public events, 20 or more people, and what the authority calls major"
ours   = "the amounts; somebody hurt; the media; a repeat that the authority forwarded; 20 count by whatever channel they come"
when   = { any = [ { fact = "claimed_amount", at_least = "100000" },
                   { fact = "injury", is = true },
                   { fact = "complainants", at_least = 20 },
                   { fact = "public_event", is = true },
                   { fact = "designated", is = true },
                   { fact = "media", is = true },
                   { all = [ { fact = "vulnerable", is = true }, { fact = "claimed_amount", at_least = "20000" } ] },
                   { all = [ { fact = "regulator", is = true }, { fact = "repeat", is = true } ] } ] }
lifecycle = "complaint/severe"
[complaints.classes.clocks.first_contact]         # nothing pauses a clock that names no pause: nights and holidays count
clause    = "RULES-1.5, FIN-7.3"
ours      = "the first moment is two hours"
within    = "2 hours"
stops     = ["customer_contacted", "withdrawn", "merged"]
on_reopen = "continue"
[complaints.classes.clocks.progress]              # each report ends one stretch of time, and begins the next
clause    = "RULES-1.5, FIN-2.3"
ours      = "a report of how things stand every second day, while it is open"
within    = "2 days"
repeats   = ["progress_reported"]
stops     = ["customer_answered", "explained", "reasons_given", "solved_at_once", "referred", "review_decided", "withdrawn", "merged"]
reopens   = ["reopened", "follow_up_unsolved", "passed_on"]
on_reopen = "new"
merges    = ["merged_in"]
on_merge  = "new"
[complaints.classes.clocks.reassurance]           # reassurance of and contact with the customer
clause    = "RULES-1.5"
ours      = "the customer is spoken with every third day, while it is open"
within    = "3 days"
repeats   = ["customer_contacted"]
stops     = ["customer_answered", "explained", "reasons_given", "solved_at_once", "referred", "review_decided", "withdrawn", "merged"]
reopens   = ["reopened", "follow_up_unsolved", "passed_on"]
on_reopen = "new"
merges    = ["merged_in"]
on_merge  = "new"
[complaints.classes.clocks.public]                # the facts and the measures, so that it does not spread
clause    = "FIN-7.3"
ours      = "in time is one day after a group had to be formed"
within    = "24 hours"
starts    = ["crisis_group_formed"]
stops     = ["public_informed"]
on_reopen = "continue"
[complaints.classes.clocks.ratify]                # late approval is late; it undoes nothing
clause    = "BANK-4.1"
ours      = "the clause names no time in which the approval is made up"
within    = "3 days"
starts    = ["emergency_remedy"]
stops     = ["emergency_ratified", "emergency_refused"]
reopens   = ["emergency_remedy_again"]
on_reopen = "new"
[complaints.classes.clocks.first_handling]
clause    = "RULES-1.5"
ours      = "the first moment is two hours; handling has begun when the outlet has confirmed the grounds, or has explained"
within    = "2 hours"
stops     = ["grounds_confirmed", "explained", "referred", "withdrawn", "merged"]
on_reopen = "restart"
[complaints.classes.clocks.close]                 # the day of receipt is not counted; the 7th day counts to its end
clause    = "RULES-4.26"
ours      = "from the first receipt by anyone in the bank until the customer has been told, or took it back; when to warn; what reopening and merging do"
within    = "7 days"
starts    = ["received"]
stops     = ["customer_answered", "explained", "reasons_given", "solved_at_once", "referred", "review_decided", "withdrawn", "merged"]
reopens   = ["reopened", "follow_up_unsolved", "passed_on"]
warn_at   = ["50 %", "75 %", "90 %"]
on_reopen = "remainder"
merges    = ["merged_in"]
on_merge  = "new"

[[complaints.classes]]
id        = "counter"
clause    = "RULES-1.5"
ours      = "small sums are settled at the counter, after a second look"
when      = { fact = "claimed_amount", below = "100" }
lifecycle = "complaint/lakeside-counter"
[complaints.classes.clocks.close]
clause    = "RULES-4.26"
ours      = "eight days, and what may lengthen them"
within    = "8 days"
starts    = ["received"]
stops     = ["customer_answered", "explained", "reasons_given", "solved_at_once", "referred", "review_decided", "withdrawn", "merged"]
reopens   = ["reopened", "follow_up_unsolved", "passed_on"]
warn_at   = ["80 %"]
on_reopen = "new"
resets    = ["new_facts"]
merges    = ["merged_in"]
on_merge  = "continue"
pauses    = ["clock_paused", "mediation_agreed"]
resumes   = ["clock_resumed", "mediation_ended"]
pause_for = { papers_missing = { at_most = "5 days", notice = true }, mediation = { at_most = "30 days", consent = true } }
extends   = ["clock_extended"]
extensions = { complex = { to = "20 days", condition = "complex", notice = true } }

[[complaints.classes]]
id              = "payments"
clause          = "RULES-1.5, RULES-4.12"
ours            = "payments from abroad: the compliance desk''s opinion settles them"
when            = { fact = "matter", is = "payment" }
general_manager = false
[complaints.classes.clocks.regulator]
regime   = "uk-fca-disp/payments"
calendar = "office"
[complaints.classes.clocks.close]
clause    = "RULES-4.26"
ours      = "eight days, and what may lengthen them"
within    = "8 days"
starts    = ["received"]
stops     = ["customer_answered", "explained", "reasons_given", "solved_at_once", "referred", "review_decided", "withdrawn", "merged"]
reopens   = ["reopened", "follow_up_unsolved", "passed_on"]
warn_at   = ["80 %"]
on_reopen = "new"
resets    = ["new_facts"]
merges    = ["merged_in"]
on_merge  = "continue"
pauses    = ["clock_paused", "mediation_agreed"]
resumes   = ["clock_resumed", "mediation_ended"]
pause_for = { papers_missing = { at_most = "5 days", notice = true }, mediation = { at_most = "30 days", consent = true } }
extends   = ["clock_extended"]
extensions = { complex = { to = "20 days", condition = "complex", notice = true } }

[[complaints.classes]]
id     = "ordinary"
clause = "RULES-1.5"
when   = { everyone = true }
[complaints.classes.clocks.regulator]
regime  = "cn-cbirc-2020-3"
warn_at = ["75 %"]
[complaints.classes.clocks.close]
clause    = "RULES-4.26"
ours      = "eight days, and what may lengthen them"
within    = "8 days"
starts    = ["received"]
stops     = ["customer_answered", "explained", "reasons_given", "solved_at_once", "referred", "review_decided", "withdrawn", "merged"]
reopens   = ["reopened", "follow_up_unsolved", "passed_on"]
warn_at   = ["80 %"]
on_reopen = "new"
resets    = ["new_facts"]
merges    = ["merged_in"]
on_merge  = "continue"
pauses    = ["clock_paused", "mediation_agreed"]
resumes   = ["clock_resumed", "mediation_ended"]
pause_for = { papers_missing = { at_most = "5 days", notice = true }, mediation = { at_most = "30 days", consent = true } }
extends   = ["clock_extended"]
extensions = { complex = { to = "20 days", condition = "complex", notice = true } }

[regimes."cn-cbirc-2020-3"]
respond = { within = "12 days" }

# What the administration department watches. A step of the ladder is reached at a share of a clock''s time, or so long past its due instant.
[[complaints.escalation]]
id     = "three_quarters"
clause = "RULES-4.25"
ours   = "the steps of the ladder, and who is told at each"
share  = "75 %"
tell   = ["handler_supervisor"]

[[complaints.escalation]]
id     = "due"
clause = "RULES-4.25"
ours   = "as above"
share  = "100 %"
tell   = ["handler_supervisor", "administration"]

[[complaints.escalation]]
id       = "two_days_late"
clause   = "RULES-4.25"
ours     = "as above"
past_due = "2 days"
tell     = ["general_manager"]

[[complaints.escalation]]
id     = "severe_without_contact"
clause = "RULES-1.5, RULES-4.25"
ours   = "as above"
clock  = "first_contact"                 # which the severe class alone has
share  = "100 %"
tell   = ["administration", "general_manager"]

[complaints.follow_up]                   # owed after each answer, until the customer says that it is solved for good
clause = "FIN-5.2"
ours   = "the clause names no time; customer service makes the visit"
within = "7 days"
by     = "customer_service"

[complaints.actions]
clause       = "MAN-4.2, DEPT-1.4"
ours         = "the clauses ask to follow up the effect, and name no time"
check_within = "30 days"

[complaints.recurrence]
clause = "DEPT-1.4, RULES-4.1"
ours   = "what makes two problems the same, and how long after one the other counts as its recurrence"
within = "6 months"
same   = ["cause", "product", "about"]   # the cause of the report, the product, the unit complained about

# ---------------------------------------------------------------------------------------------------------------------------------------------
# KPIs and targets
# ---------------------------------------------------------------------------------------------------------------------------------------------
[kpi]
clause              = "BANK-1.2, BANK-3.2, RULES-4.27"
ours                = "the formulas: scores 4 and 5 of 5 count as satisfied; complaints are counted per 1,000 customers; five matters in the summary; bands of age"
csat_satisfied_from = 4
complaint_rate_per  = 1000
report_due_day      = 5                  # the monthly customer report: the 5th itself still counts
statistics_due_day  = 10                 # the complaint statistics: so does the 10th
summary_top         = 5
age_bands           = [7, 15, 30, 60]    # days since receipt: 0 to 7, 8 to 15, 16 to 30, 31 to 60, older

[kpi.watch]
clause      = "BANK-6.2"
ours        = "every number: the clause asks to step in when complaint volume rises abnormally, and leaves open what is abnormal"
baseline    = "same_weekday"             # a day against the same weekday of the weeks before; or weeks_before, same_month
history     = 8                          # so many weeks before
false_alarm = "0.1 %"                    # per group, day and method, when nothing has changed: over 14 matters about one a month
minimum     = 5                          # fewer complaints are never an alarm
ewma_weight = "20 %"                     # the smoothed number: what the newest day counts for
ewma_run    = 14                         # so many days are smoothed

[[kpi.targets]]
kpi      = "satisfaction.csat"
clause   = "BANK-1.2"
at_least = "90 %"                        # 90 % itself meets it
every    = "month"

[[kpi.targets]]
kpi      = "complaints.rate"
clause   = "BANK-1.2"
ours     = "the baseline: the last month before these rules; 20 % are 20 % of that rate, not 20 points"
down_by  = "20 %"
baseline = "2025-12"
every    = "month"

[[kpi.targets]]
kpi      = "customers.completeness"
clause   = "BANK-1.2"
ours     = "the clause names no number"
at_least = "95 %"
every    = "month"

# ---------------------------------------------------------------------------------------------------------------------------------------------
# A lifecycle of its own
# ---------------------------------------------------------------------------------------------------------------------------------------------
[[lifecycles]]
name    = "complaint/lakeside-counter"
version = 2
initial = "raised"
final   = ["closed", "withdrawn"]
clause  = "RULES-1.5"
ours    = "branches answer at the counter, after a second look"
transitions = [
  { id = "take_down",  from = "raised",                  event = "registered",         to = "received",  clause = "RULES-4.15", by = ["front_line"] },
  { id = "vouch",      from = "received",                event = "grounds_confirmed",  to = "confirmed", clause = "RULES-4.7",  by = ["intake"] },
  { id = "second",     from = "confirmed",               event = "complaint_accepted", to = "returned",  clause = "RULES-4.7",  by = ["superior"] },
  { id = "note",       from = ["received", "confirmed", "returned"], event = "progress_reported", to = "stays", clause = "FIN-2.3", by = ["in_touch"] },
  { id = "look_again", from = "confirmed",               event = "sent_back",          to = "received",  clause = "RULES-4.7",  by = ["superior"] },
  { id = "wait",       from = ["received", "confirmed"], event = "clock_paused",       to = "stays",     clause = "RULES-4.26", by = ["administration"] },
  { id = "go_on",      from = ["received", "confirmed"], event = "clock_resumed",      to = "stays",     clause = "RULES-4.26", by = ["administration"] },
  { id = "stretch",    from = ["received", "confirmed"], event = "clock_extended",     to = "stays",     clause = "RULES-4.26", by = ["administration"] },
  { id = "take_back",  from = ["received", "confirmed"], event = "withdrawn",          to = "withdrawn", clause = "RULES-1.2",  by = ["in_touch"] },
  { id = "tell",       from = "returned",                event = "customer_answered",  to = "answered",  clause = "RULES-4.14", by = ["customer_service"] },
  { id = "again",      from = ["answered", "closed"],    event = "reopened",           to = "received",  clause = "FIN-5.2",    by = ["coordinator"], reopening = true },
  { id = "file_away",  from = "answered",                event = "closed",             to = "closed",    clause = "RULES-4.26", by = ["front_line"] },
]
');
CREATE TABLE entries (
	kind VARCHAR(100) NOT NULL, 
	id VARCHAR(200) NOT NULL, 
	customer VARCHAR(200), 
	at VARCHAR(32) NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (kind, id)
);
INSERT INTO "entries" VALUES('transaction','T-0','K-1','2026-01-10T04:00:00.000000+00:00','{"kind":"transaction","version":1,"data":{"id":"T-0","customer":"K-1","at":"2026-01-10T12:00:00+08:00[Asia/Shanghai]","amount":{"amount":"300000.00","currency":"CNY"},"product":"fund"}}');
INSERT INTO "entries" VALUES('transaction','T-1','K-1','2026-02-10T04:00:00.000000+00:00','{"kind":"transaction","version":1,"data":{"id":"T-1","customer":"K-1","at":"2026-02-10T12:00:00+08:00[Asia/Shanghai]","amount":{"amount":"250000.55","currency":"CNY"},"product":"card"}}');
INSERT INTO "entries" VALUES('transaction','T-2','K-2','2026-03-10T04:00:00.000000+00:00','{"kind":"transaction","version":1,"data":{"id":"T-2","customer":"K-2","at":"2026-03-10T12:00:00+08:00[Asia/Shanghai]","amount":{"amount":"5100000.00","currency":"CNY"},"product":"loan"}}');
INSERT INTO "entries" VALUES('contact','N-0','K-1','2026-02-01T07:00:00.000000+00:00','{"kind":"contact","version":1,"data":{"id":"N-0","customer":"K-1","at":"2026-02-01T15:00:00+08:00[Asia/Shanghai]","kind":"visit","by":"carl","channel":null}}');
INSERT INTO "entries" VALUES('contact','N-1','K-1','2026-02-02T07:00:00.000000+00:00','{"kind":"contact","version":1,"data":{"id":"N-1","customer":"K-1","at":"2026-02-02T15:00:00+08:00[Asia/Shanghai]","kind":"call","by":"carl","channel":"telephone"}}');
INSERT INTO "entries" VALUES('contact','N-2','K-1','2026-02-03T07:00:00.000000+00:00','{"kind":"contact","version":1,"data":{"id":"N-2","customer":"K-1","at":"2026-02-03T15:00:00+08:00[Asia/Shanghai]","kind":"return_visit","by":"carl","channel":"telephone"}}');
INSERT INTO "entries" VALUES('contact','N-3','K-1','2026-02-04T07:00:00.000000+00:00','{"kind":"contact","version":1,"data":{"id":"N-3","customer":"K-1","at":"2026-02-04T15:00:00+08:00[Asia/Shanghai]","kind":"greeting","by":"carl","channel":"telephone"}}');
INSERT INTO "entries" VALUES('contact','N-4','K-1','2026-02-05T07:00:00.000000+00:00','{"kind":"contact","version":1,"data":{"id":"N-4","customer":"K-1","at":"2026-02-05T15:00:00+08:00[Asia/Shanghai]","kind":"invitation","by":"carl","channel":"telephone"}}');
INSERT INTO "entries" VALUES('contact','N-5','K-1','2026-02-06T07:00:00.000000+00:00','{"kind":"contact","version":1,"data":{"id":"N-5","customer":"K-1","at":"2026-02-06T15:00:00+08:00[Asia/Shanghai]","kind":"other","by":"carl","channel":"telephone"}}');
INSERT INTO "entries" VALUES('survey_answer','S-1','K-1','2026-06-01','{"kind":"survey_answer","version":1,"data":{"id":"S-1","customer":"K-1","day":"2026-06-01","channel":"telephone","kind":"periodic","csat":4,"nps":9,"items":[["price",3],["service",5]]}}');
INSERT INTO "entries" VALUES('survey_answer','S-2',NULL,'2026-06-30','{"kind":"survey_answer","version":1,"data":{"id":"S-2","customer":null,"day":"2026-06-30","channel":null,"kind":"after_complaint","csat":1,"nps":null,"items":[]}}');
CREATE TABLE outbox (
	position INTEGER NOT NULL, 
	kind VARCHAR(100) NOT NULL, 
	"case" VARCHAR(200) NOT NULL, 
	seq INTEGER NOT NULL, 
	event VARCHAR(100) NOT NULL, 
	at TEXT NOT NULL, 
	done BOOLEAN NOT NULL, 
	PRIMARY KEY (position)
);
INSERT INTO "outbox" VALUES(1,'complaint','LAKE-01-paused',1,'registered','2026-06-22T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(2,'complaint','LAKE-01-paused',2,'clock_paused','2026-06-23T05:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(3,'complaint','LAKE-02-extended',1,'registered','2026-06-23T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(4,'complaint','LAKE-02-extended',2,'grounds_confirmed','2026-06-24T05:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(5,'complaint','LAKE-02-extended',3,'complaint_accepted','2026-06-25T01:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(6,'complaint','LAKE-02-extended',4,'handler_assigned','2026-06-25T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(7,'complaint','LAKE-02-extended',5,'clock_paused','2026-06-26T17:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(8,'complaint','LAKE-02-extended',6,'clock_resumed','2026-06-27T13:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(9,'complaint','LAKE-02-extended',7,'clock_paused','2026-06-28T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(10,'complaint','LAKE-02-extended',8,'clock_resumed','2026-06-29T05:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(11,'complaint','LAKE-02-extended',9,'clock_extended','2026-06-30T01:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(12,'complaint','LAKE-02-extended',10,'clock_extended','2026-06-30T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(13,'complaint','LAKE-02-extended',11,'clock_extended','2026-07-01T17:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(14,'complaint','LAKE-02-extended',12,'progress_reported','2026-07-02T13:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(15,'complaint','LAKE-03-mediated',1,'registered','2026-07-01T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(16,'complaint','LAKE-03-mediated',2,'grounds_confirmed','2026-07-01T17:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(17,'complaint','LAKE-03-mediated',3,'complaint_accepted','2026-07-02T01:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(18,'complaint','LAKE-03-mediated',4,'handler_assigned','2026-07-02T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(19,'complaint','LAKE-03-mediated',5,'report_filed','2026-07-02T17:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(20,'complaint','LAKE-03-mediated',6,'new_facts','2026-07-03T01:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(21,'complaint','LAKE-03-mediated',7,'mediation_proposed','2026-07-03T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(22,'complaint','LAKE-03-mediated',8,'mediation_agreed','2026-07-03T17:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(23,'complaint','LAKE-03-mediated',9,'mediation_ended','2026-07-07T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(24,'complaint','LAKE-03-mediated',10,'mediation_proposed','2026-07-08T05:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(25,'complaint','LAKE-03-mediated',11,'mediation_agreed','2026-07-08T13:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(26,'complaint','LAKE-04-answered',1,'registered','2026-07-02T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(27,'complaint','LAKE-04-answered',2,'grounds_confirmed','2026-07-03T05:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(28,'complaint','LAKE-04-answered',3,'complaint_accepted','2026-07-04T01:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(29,'complaint','LAKE-04-answered',4,'handler_assigned','2026-07-04T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(30,'complaint','LAKE-04-answered',5,'report_filed','2026-07-05T17:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(31,'complaint','LAKE-04-answered',6,'report_reviewed','2026-07-06T13:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(32,'complaint','LAKE-04-answered',7,'opinion_submitted','2026-07-07T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(33,'complaint','LAKE-04-answered',8,'decided','2026-07-08T05:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(34,'complaint','LAKE-04-answered',9,'remedy_proposed','2026-07-09T01:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(35,'complaint','LAKE-04-answered',10,'remedy_approved','2026-07-09T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(36,'complaint','LAKE-04-answered',11,'returned_to_service','2026-07-10T17:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(37,'complaint','LAKE-04-answered',12,'customer_answered','2026-07-11T13:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(38,'complaint','LAKE-05-payments',1,'registered','2026-06-04T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(39,'complaint','LAKE-05-payments',2,'grounds_confirmed','2026-06-04T19:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(40,'complaint','LAKE-05-payments',3,'complaint_accepted','2026-06-05T05:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(41,'complaint','LAKE-05-payments',4,'handler_assigned','2026-06-05T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(42,'complaint','LAKE-05-payments',5,'report_filed','2026-06-06T01:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(43,'complaint','LAKE-05-payments',6,'report_reviewed','2026-06-06T11:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(44,'complaint','LAKE-05-payments',7,'opinion_settled','2026-06-06T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(45,'complaint','LAKE-05-payments',8,'clock_extended','2026-06-07T07:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(46,'complaint','LAKE-05-payments',9,'remedy_proposed','2026-06-07T17:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(47,'complaint','LAKE-05-payments',10,'remedy_approved','2026-06-08T03:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(48,'complaint','LAKE-05-payments',11,'returned_to_service','2026-06-08T13:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(49,'complaint','LAKE-06-before-june',1,'registered','2026-05-29T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(50,'complaint','LAKE-06-before-june',2,'grounds_confirmed','2026-05-29T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(51,'complaint','LAKE-06-before-june',3,'complaint_accepted','2026-05-29T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(52,'complaint','LAKE-06-before-june',4,'handler_assigned','2026-05-29T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(53,'complaint','LAKE-06-before-june',5,'report_filed','2026-05-29T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(54,'complaint','LAKE-06-before-june',6,'report_reviewed','2026-05-30T00:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(55,'complaint','LAKE-06-before-june',7,'opinion_settled','2026-05-30T03:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(56,'complaint','LAKE-06-before-june',8,'remedy_proposed','2026-05-30T06:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(57,'complaint','LAKE-06-before-june',9,'remedy_approved','2026-05-30T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(58,'complaint','LAKE-06-before-june',10,'returned_to_service','2026-05-30T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(59,'complaint','LAKE-06-before-june',11,'customer_answered','2026-05-30T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(60,'complaint','LAKE-06-before-june',12,'closed','2026-05-30T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(61,'complaint','LAKE-07-severe',1,'registered','2026-07-03T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(62,'complaint','LAKE-07-severe',2,'customer_contacted','2026-07-03T10:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(63,'complaint','LAKE-07-severe',3,'crisis_group_formed','2026-07-03T11:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(64,'complaint','LAKE-08-under-review',1,'registered','2026-07-06T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(65,'complaint','LAKE-08-under-review',2,'explained','2026-07-07T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(66,'complaint','LAKE-08-under-review',3,'closed','2026-07-08T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(67,'complaint','LAKE-08-under-review',4,'review_requested','2026-07-10T03:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(68,'complaint','LAKE-20-counter',1,'registered','2026-06-24T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(69,'complaint','LAKE-20-counter',2,'grounds_confirmed','2026-06-24T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(70,'complaint','LAKE-20-counter',3,'sent_back','2026-06-24T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(71,'complaint','LAKE-20-counter',4,'clock_paused','2026-06-24T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(72,'complaint','LAKE-21-told',1,'registered','2026-06-25T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(73,'complaint','LAKE-21-told',2,'grounds_confirmed','2026-06-25T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(74,'complaint','LAKE-21-told',3,'clock_extended','2026-06-25T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(75,'complaint','LAKE-21-told',4,'complaint_accepted','2026-06-25T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(76,'complaint','LAKE-21-told',5,'customer_answered','2026-06-25T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(77,'complaint','LAKE-21-told',6,'closed','2026-06-26T00:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(78,'complaint','LAKE-21-told',7,'reopened','2026-06-28T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(79,'complaint','LAKE-21-told',8,'grounds_confirmed','2026-06-28T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(80,'complaint','LAKE-22-taken-back',1,'registered','2026-06-26T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(81,'complaint','LAKE-22-taken-back',2,'withdrawn','2026-06-26T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(82,'complaint','LAKE-30-moved',1,'registered','2026-07-27T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(83,'complaint','LAKE-30-moved',2,'grounds_confirmed','2026-07-27T12:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(84,'complaint','LAKE-30-moved',3,'clock_paused','2026-07-27T15:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(85,'complaint','LAKE-30-moved',4,'migrated','2026-08-01T15:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(86,'complaint','LAKE-31-moved-on',1,'registered','2026-07-24T09:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(87,'complaint','LAKE-31-moved-on',2,'grounds_confirmed','2026-07-24T12:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(88,'complaint','LAKE-31-moved-on',3,'complaint_accepted','2026-07-24T15:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(89,'complaint','LAKE-31-moved-on',4,'handler_assigned','2026-07-24T18:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(90,'complaint','LAKE-31-moved-on',5,'report_filed','2026-07-24T21:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(91,'complaint','LAKE-31-moved-on',6,'report_reviewed','2026-07-25T00:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(92,'complaint','LAKE-31-moved-on',7,'opinion_submitted','2026-07-25T03:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(93,'complaint','LAKE-31-moved-on',8,'clock_extended','2026-07-25T06:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(94,'complaint','LAKE-31-moved-on',9,'migrated','2026-08-02T14:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(95,'complaint','LAKE-31-moved-on',10,'decided','2026-08-02T17:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(96,'complaint','LAKE-32-moved-over',1,'registered','2026-07-28T09:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(97,'complaint','LAKE-32-moved-over',2,'grounds_confirmed','2026-07-28T12:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(98,'complaint','LAKE-32-moved-over',3,'migrated','2026-08-03T18:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(99,'complaint','LAKE-32-moved-over',4,'complaint_accepted','2026-08-03T21:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(100,'complaint','LAKE-33-later',1,'registered','2026-08-10T09:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(101,'complaint','LAKE-33-later',2,'grounds_confirmed','2026-08-10T12:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(102,'complaint','LAKE-33-later',3,'progress_reported','2026-08-10T15:50:00+08:00[Asia/Shanghai]',0);
CREATE TABLE personal (
	kind VARCHAR(100) NOT NULL, 
	id VARCHAR(200) NOT NULL, 
	seq INTEGER NOT NULL, 
	part TEXT NOT NULL, 
	PRIMARY KEY (kind, id, seq)
);
INSERT INTO "personal" VALUES('complaint','LAKE-01-paused',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-01-paused"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-02-extended',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-02-extended"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-03-mediated',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-03-mediated"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-04-answered',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-04-answered"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-05-payments',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-05-payments"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-06-before-june',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-06-before-june"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-07-severe',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-07-severe"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-08-under-review',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-08-under-review"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-20-counter',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-20-counter"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-21-told',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-21-told"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-22-taken-back',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-22-taken-back"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-30-moved',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-30-moved"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-31-moved-on',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-31-moved-on"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-32-moved-over',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-32-moved-over"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-33-later',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-33-later"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-01-paused',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-01-paused"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-01-paused',2,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-02-extended',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-02-extended"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-02-extended',5,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-02-extended',7,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-02-extended',10,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-02-extended',11,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-02-extended',12,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-03-mediated',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-03-mediated"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-03-mediated',5,'{"/event/report":{"cause":"the fee table was out of date","course":"the fee was charged twice\n手续费被重复收取","responsible":"the clerk on duty","conclusion":"the complaint is right","countermeasures":"paid back","prevention":"one fee table only"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-03-mediated',6,'{"/event":{"why":"a second account"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-03-mediated',8,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-03-mediated',11,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-04-answered',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-04-answered"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-04-answered',5,'{"/event/report":{"cause":"the fee table was out of date","course":"the fee was charged twice\n手续费被重复收取","responsible":"the clerk on duty","conclusion":"the complaint is right","countermeasures":"paid back","prevention":"one fee table only"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-04-answered',7,'{"/event":{"opinion":"pay"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-04-answered',8,'{"/event":{"remarks":"at once"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-04-answered',9,'{"/event":{"opinion":"pay it back"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-04-answered',12,'{"/event/reply":{"content":"here is what we found"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-05-payments',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-05-payments"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-05-payments',5,'{"/event/report":{"cause":"the fee table was out of date","course":"the fee was charged twice\n手续费被重复收取","responsible":"the clerk on duty","conclusion":"the complaint is right","countermeasures":"paid back","prevention":"one fee table only"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-05-payments',7,'{"/event":{"opinion":"pay"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-05-payments',8,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-05-payments',9,'{"/event":{"opinion":"pay it back"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-06-before-june',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-06-before-june"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-06-before-june',5,'{"/event/report":{"cause":"the fee table was out of date","course":"the fee was charged twice\n手续费被重复收取","responsible":"the clerk on duty","conclusion":"the complaint is right","countermeasures":"paid back","prevention":"one fee table only"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-06-before-june',7,'{"/event":{"opinion":"pay"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-06-before-june',8,'{"/event":{"opinion":"pay it back"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-06-before-june',11,'{"/event/reply":{"content":"here is what we found"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-07-severe',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-07-severe"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-07-severe',2,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-08-under-review',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-08-under-review"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-08-under-review',2,'{"/event/reply":{"content":"we are sorry\n我们深表歉意","person":"段誉"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-08-under-review',4,'{"/event":{"why":"not my fault"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-20-counter',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-20-counter"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-20-counter',3,'{"/event":{"why":"which day?"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-20-counter',4,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-21-told',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-21-told"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-21-told',3,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-21-told',5,'{"/event/reply":{"content":"we are sorry\n我们深表歉意","person":"段誉"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-21-told',7,'{"/event":{"why":"again"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-22-taken-back',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-22-taken-back"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-22-taken-back',2,'{"/event":{"why":"found it"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-30-moved',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-30-moved"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-30-moved',3,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-30-moved',4,'{"/event":{"why":"the new edition"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-31-moved-on',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-31-moved-on"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-31-moved-on',5,'{"/event/report":{"cause":"the fee table was out of date","course":"the fee was charged twice\n手续费被重复收取","responsible":"the clerk on duty","conclusion":"the complaint is right","countermeasures":"paid back","prevention":"one fee table only"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-31-moved-on',7,'{"/event":{"opinion":"pay"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-31-moved-on',8,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-31-moved-on',9,'{"/event":{"why":"the new edition"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-32-moved-over',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-32-moved-over"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-32-moved-over',3,'{"/event":{"why":"an investigation after all"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-33-later',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of LAKE-33-later"}}');
INSERT INTO "personal" VALUES('complaint','LAKE-33-later',3,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('customer','K-1',0,'{"":{"name":"段誉","phone":"18000001999","email":"duan@example.com","address":"1 Lake Road, 昆明","branch":"west","sex":"male","birth_date":"1961-02-28","age_band":"60-69","id_number":"000000196102280000","occupation":"teacher","disabled":false}}');
INSERT INTO "personal" VALUES('customer','K-2',0,'{"":{"name":"Lotus Trading","phone":"18000002999","credit_code":"00LOTUS00","contact_name":"虚竹"}}');
INSERT INTO "personal" VALUES('customer','K-3',0,'{"":{"name":"乔峰","email":"qiao@example.com","interest":"a loan"}}');
CREATE TABLE standings (
	customer VARCHAR(200) NOT NULL, 
	as_of VARCHAR(10) NOT NULL, 
	tier VARCHAR(100) NOT NULL, 
	rule VARCHAR(100) NOT NULL, 
	edition VARCHAR(200) NOT NULL, 
	PRIMARY KEY (customer, as_of)
);
INSERT INTO "standings" VALUES('K-1','2026-07-01','premium','T2','lakeside-bank@2026-01-01#141041e9');
INSERT INTO "standings" VALUES('K-2','2026-07-01','vip','T1','lakeside-bank@2026-01-01#141041e9');
CREATE TABLE steps (
	kind VARCHAR(100) NOT NULL, 
	"case" VARCHAR(200) NOT NULL, 
	seq INTEGER NOT NULL, 
	event VARCHAR(100) NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (kind, "case", seq)
);
INSERT INTO "steps" VALUES('complaint','LAKE-01-paused',1,'registered','2026-06-22T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-06-22T09:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"LAKE-01-paused","received_at":"2026-06-22T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-01-paused',2,'clock_paused','2026-06-22T21:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"pause","event":{"event":"clock_paused","version":1,"at":"2026-06-23T05:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"clock":null,"why":"papers_missing","until":"2026-06-26","notice":{"channel":"telephone","proof":"called","at":null},"agreed":false}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-02-extended',1,'registered','2026-06-23T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-06-23T09:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"LAKE-02-extended","received_at":"2026-06-23T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-02-extended',2,'grounds_confirmed','2026-06-23T21:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-06-24T05:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-02-extended',3,'complaint_accepted','2026-06-24T17:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"accept","event":{"event":"complaint_accepted","version":1,"at":"2026-06-25T01:50:00+08:00[Asia/Shanghai]","by":{"id":"bao","unit":"lakeside/branches/north","rank":2,"positions":["branch_head"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-02-extended',4,'handler_assigned','2026-06-25T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"assign","event":{"event":"handler_assigned","version":1,"at":"2026-06-25T21:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"department":"lakeside/desk","together_with":null}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-02-extended',5,'clock_paused','2026-06-26T09:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"pause","event":{"event":"clock_paused","version":1,"at":"2026-06-26T17:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"clock":null,"why":"papers_missing","until":null,"notice":{"channel":"telephone","proof":"called","at":null},"agreed":false}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-02-extended',6,'clock_resumed','2026-06-27T05:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":6,"transition":"resume","event":{"event":"clock_resumed","version":1,"at":"2026-06-27T13:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"clock":null}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-02-extended',7,'clock_paused','2026-06-28T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":7,"transition":"pause","event":{"event":"clock_paused","version":1,"at":"2026-06-28T09:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"clock":"cn-cbirc-2020-3.respond","why":"external_assessment","until":"2026-07-04","notice":{"channel":"telephone","proof":"posted","at":null},"agreed":false}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-02-extended',8,'clock_resumed','2026-06-28T21:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":8,"transition":"resume","event":{"event":"clock_resumed","version":1,"at":"2026-06-29T05:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"clock":"cn-cbirc-2020-3.respond"}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-02-extended',9,'clock_extended','2026-06-29T17:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":9,"transition":"extend","event":{"event":"clock_extended","version":1,"at":"2026-06-30T01:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"clock":"cn-cbirc-2020-3.respond","step":"complex","why":"complex","approved_by":null,"notice":null}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-02-extended',10,'clock_extended','2026-06-30T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":10,"transition":"extend","event":{"event":"clock_extended","version":1,"at":"2026-06-30T21:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"clock":"close","step":"complex","why":"complex","approved_by":null,"notice":{"channel":"telephone","proof":"sent","at":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-02-extended',11,'clock_extended','2026-07-01T09:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":11,"transition":"extend","event":{"event":"clock_extended","version":1,"at":"2026-07-01T17:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"clock":"cn-cbirc-2020-3.respond","step":"special","why":"special","approved_by":{"id":"pia","unit":"lakeside","rank":4,"positions":["president"],"roles":["general_manager"],"on_behalf_of":null},"notice":{"channel":"telephone","proof":"sent","at":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-02-extended',12,'progress_reported','2026-07-02T05:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":12,"transition":"report_progress","event":{"event":"progress_reported","version":1,"at":"2026-07-02T13:50:00+08:00[Asia/Shanghai]","by":{"id":"ivo","unit":"lakeside/desk","rank":1,"positions":["investigator"],"roles":["handler"],"on_behalf_of":null},"notice":{"channel":"telephone","proof":"called","at":null},"expected":null}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-03-mediated',1,'registered','2026-07-01T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-07-01T09:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"LAKE-03-mediated","received_at":"2026-07-01T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-03-mediated',2,'grounds_confirmed','2026-07-01T09:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-07-01T17:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-03-mediated',3,'complaint_accepted','2026-07-01T17:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"accept","event":{"event":"complaint_accepted","version":1,"at":"2026-07-02T01:50:00+08:00[Asia/Shanghai]","by":{"id":"bao","unit":"lakeside/branches/north","rank":2,"positions":["branch_head"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-03-mediated',4,'handler_assigned','2026-07-02T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"assign","event":{"event":"handler_assigned","version":1,"at":"2026-07-02T09:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"department":"lakeside/desk","together_with":null}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-03-mediated',5,'report_filed','2026-07-02T09:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"file_report","event":{"event":"report_filed","version":1,"at":"2026-07-02T17:50:00+08:00[Asia/Shanghai]","by":{"id":"ivo","unit":"lakeside/desk","rank":1,"positions":["investigator"],"roles":["handler"],"on_behalf_of":null},"report":{"category":"system"}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-03-mediated',6,'new_facts','2026-07-02T17:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":6,"transition":"investigate_again","event":{"event":"new_facts","version":1,"at":"2026-07-03T01:50:00+08:00[Asia/Shanghai]","by":{"id":"ann","unit":"lakeside/branches/north","rank":1,"positions":["adviser"],"roles":["customer_service"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-03-mediated',7,'mediation_proposed','2026-07-03T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":7,"transition":"propose_mediation","event":{"event":"mediation_proposed","version":1,"at":"2026-07-03T09:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"body":"the mediators of the lake"}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-03-mediated',8,'mediation_agreed','2026-07-03T09:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":8,"transition":"agree_to_mediation","event":{"event":"mediation_agreed","version":1,"at":"2026-07-03T17:50:00+08:00[Asia/Shanghai]","by":{"id":"ann","unit":"lakeside/branches/north","rank":1,"positions":["adviser"],"roles":["customer_service"],"on_behalf_of":null},"notice":{"channel":"telephone","proof":"called","at":null},"until":"2026-07-20"}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-03-mediated',9,'mediation_ended','2026-07-07T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":9,"transition":"end_mediation","event":{"event":"mediation_ended","version":1,"at":"2026-07-07T21:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"result":"not_settled"}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-03-mediated',10,'mediation_proposed','2026-07-07T21:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":10,"transition":"propose_mediation","event":{"event":"mediation_proposed","version":1,"at":"2026-07-08T05:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"body":"the banking association"}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-03-mediated',11,'mediation_agreed','2026-07-08T05:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":11,"transition":"agree_to_mediation","event":{"event":"mediation_agreed","version":1,"at":"2026-07-08T13:50:00+08:00[Asia/Shanghai]","by":{"id":"ann","unit":"lakeside/branches/north","rank":1,"positions":["adviser"],"roles":["customer_service"],"on_behalf_of":null},"notice":{"channel":"telephone","proof":"called","at":null},"until":"2026-07-31"}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-04-answered',1,'registered','2026-07-02T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-07-02T09:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"LAKE-04-answered","received_at":"2026-07-02T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-04-answered',2,'grounds_confirmed','2026-07-02T21:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-07-03T05:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-04-answered',3,'complaint_accepted','2026-07-03T17:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"accept","event":{"event":"complaint_accepted","version":1,"at":"2026-07-04T01:50:00+08:00[Asia/Shanghai]","by":{"id":"bao","unit":"lakeside/branches/north","rank":2,"positions":["branch_head"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-04-answered',4,'handler_assigned','2026-07-04T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"assign","event":{"event":"handler_assigned","version":1,"at":"2026-07-04T21:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"department":"lakeside/desk","together_with":null}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-04-answered',5,'report_filed','2026-07-05T09:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"file_report","event":{"event":"report_filed","version":1,"at":"2026-07-05T17:50:00+08:00[Asia/Shanghai]","by":{"id":"ivo","unit":"lakeside/desk","rank":1,"positions":["investigator"],"roles":["handler"],"on_behalf_of":null},"report":{"category":"system"}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-04-answered',6,'report_reviewed','2026-07-06T05:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":6,"transition":"review_report","event":{"event":"report_reviewed","version":1,"at":"2026-07-06T13:50:00+08:00[Asia/Shanghai]","by":{"id":"dana","unit":"lakeside/desk","rank":2,"positions":["desk_head"],"roles":["handler_supervisor"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-04-answered',7,'opinion_submitted','2026-07-07T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":7,"transition":"submit_opinion","event":{"event":"opinion_submitted","version":1,"at":"2026-07-07T09:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-04-answered',8,'decided','2026-07-07T21:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":8,"transition":"decide","event":{"event":"decided","version":1,"at":"2026-07-08T05:50:00+08:00[Asia/Shanghai]","by":{"id":"pia","unit":"lakeside","rank":4,"positions":["president"],"roles":["general_manager"],"on_behalf_of":null},"ruling":"upheld"}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-04-answered',9,'remedy_proposed','2026-07-08T17:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":9,"transition":"propose_remedy","event":{"event":"remedy_proposed","version":1,"at":"2026-07-09T01:50:00+08:00[Asia/Shanghai]","by":{"id":"ivo","unit":"lakeside/desk","rank":1,"positions":["investigator"],"roles":["handler"],"on_behalf_of":null},"remedies":[{"kind":"compensation","amount":{"amount":"1000.00","currency":"CNY"}}]}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-04-answered',10,'remedy_approved','2026-07-09T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":10,"transition":"approve_remedy","event":{"event":"remedy_approved","version":1,"at":"2026-07-09T21:50:00+08:00[Asia/Shanghai]","by":{"id":"dana","unit":"lakeside/desk","rank":2,"positions":["desk_head"],"roles":["handler_supervisor"],"on_behalf_of":null},"grants":[{"request":{"id":"A-LAKE-04-answered-compensation","action":"compensation","amount":{"amount":"1000.00","currency":"CNY"},"requested_by":{"id":"ivo","unit":"lakeside/desk","rank":1,"positions":["investigator"],"roles":["handler"],"on_behalf_of":null},"at":"2026-07-09T01:50:00+08:00[Asia/Shanghai]","subject":"LAKE-04-answered","customer":"K-1"},"chain":["desk_head"],"signatures":[{"by":{"id":"dirk","unit":"lakeside/desk","rank":2,"positions":["desk_head"],"roles":["handler_supervisor"],"on_behalf_of":null},"at":"2026-07-09T02:00:00+08:00[Asia/Shanghai]","position":"desk_head","edition":"lakeside-bank@2026-01-01#141041e9"}],"edition":"lakeside-bank@2026-01-01#141041e9"}]}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-04-answered',11,'returned_to_service','2026-07-10T09:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":11,"transition":"return_to_service","event":{"event":"returned_to_service","version":1,"at":"2026-07-10T17:50:00+08:00[Asia/Shanghai]","by":{"id":"ivo","unit":"lakeside/desk","rank":1,"positions":["investigator"],"roles":["handler"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-04-answered',12,'customer_answered','2026-07-11T05:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":12,"transition":"answer","event":{"event":"customer_answered","version":1,"at":"2026-07-11T13:50:00+08:00[Asia/Shanghai]","by":{"id":"ann","unit":"lakeside/branches/north","rank":1,"positions":["adviser"],"roles":["customer_service"],"on_behalf_of":null},"reply":{"manner":"written","person":"","contains":["verification_result","basis_and_reasons","remedies"],"proof":"posted"}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-05-payments',1,'registered','2026-06-04T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-06-04T09:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"LAKE-05-payments","received_at":"2026-06-04T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"payment","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":"transfer","coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-05-payments',2,'grounds_confirmed','2026-06-04T11:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-06-04T19:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-05-payments',3,'complaint_accepted','2026-06-04T21:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"accept","event":{"event":"complaint_accepted","version":1,"at":"2026-06-05T05:50:00+08:00[Asia/Shanghai]","by":{"id":"bao","unit":"lakeside/branches/north","rank":2,"positions":["branch_head"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-05-payments',4,'handler_assigned','2026-06-05T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"assign","event":{"event":"handler_assigned","version":1,"at":"2026-06-05T15:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"department":"lakeside/desk","together_with":null}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-05-payments',5,'report_filed','2026-06-05T17:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"file_report","event":{"event":"report_filed","version":1,"at":"2026-06-06T01:50:00+08:00[Asia/Shanghai]","by":{"id":"ivo","unit":"lakeside/desk","rank":1,"positions":["investigator"],"roles":["handler"],"on_behalf_of":null},"report":{"category":"system"}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-05-payments',6,'report_reviewed','2026-06-06T03:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":6,"transition":"review_report","event":{"event":"report_reviewed","version":1,"at":"2026-06-06T11:50:00+08:00[Asia/Shanghai]","by":{"id":"dana","unit":"lakeside/desk","rank":2,"positions":["desk_head"],"roles":["handler_supervisor"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-05-payments',7,'opinion_settled','2026-06-06T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":7,"transition":"settle","event":{"event":"opinion_settled","version":1,"at":"2026-06-06T21:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"ruling":"partly_upheld"}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-05-payments',8,'clock_extended','2026-06-06T23:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":8,"transition":"extend","event":{"event":"clock_extended","version":1,"at":"2026-06-07T07:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"clock":"uk-fca-disp/payments.respond","step":"exceptional","why":"exceptional","approved_by":null,"notice":{"channel":"telephone","proof":"posted","at":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-05-payments',9,'remedy_proposed','2026-06-07T09:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":9,"transition":"propose_remedy","event":{"event":"remedy_proposed","version":1,"at":"2026-06-07T17:50:00+08:00[Asia/Shanghai]","by":{"id":"ivo","unit":"lakeside/desk","rank":1,"positions":["investigator"],"roles":["handler"],"on_behalf_of":null},"remedies":[]}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-05-payments',10,'remedy_approved','2026-06-07T19:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":10,"transition":"approve_remedy","event":{"event":"remedy_approved","version":1,"at":"2026-06-08T03:50:00+08:00[Asia/Shanghai]","by":{"id":"dana","unit":"lakeside/desk","rank":2,"positions":["desk_head"],"roles":["handler_supervisor"],"on_behalf_of":null},"grants":[]}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-05-payments',11,'returned_to_service','2026-06-08T05:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":11,"transition":"return_to_service","event":{"event":"returned_to_service","version":1,"at":"2026-06-08T13:50:00+08:00[Asia/Shanghai]","by":{"id":"ivo","unit":"lakeside/desk","rank":1,"positions":["investigator"],"roles":["handler"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-06-before-june',1,'registered','2026-05-29T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-05-29T09:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"LAKE-06-before-june","received_at":"2026-05-29T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"payment","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":"transfer","coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-06-before-june',2,'grounds_confirmed','2026-05-29T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-05-29T12:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-06-before-june',3,'complaint_accepted','2026-05-29T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"accept","event":{"event":"complaint_accepted","version":1,"at":"2026-05-29T15:50:00+08:00[Asia/Shanghai]","by":{"id":"bao","unit":"lakeside/branches/north","rank":2,"positions":["branch_head"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-06-before-june',4,'handler_assigned','2026-05-29T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"assign","event":{"event":"handler_assigned","version":1,"at":"2026-05-29T18:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"department":"lakeside/desk","together_with":null}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-06-before-june',5,'report_filed','2026-05-29T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"file_report","event":{"event":"report_filed","version":1,"at":"2026-05-29T21:50:00+08:00[Asia/Shanghai]","by":{"id":"ivo","unit":"lakeside/desk","rank":1,"positions":["investigator"],"roles":["handler"],"on_behalf_of":null},"report":{"category":"system"}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-06-before-june',6,'report_reviewed','2026-05-29T16:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":6,"transition":"review_report","event":{"event":"report_reviewed","version":1,"at":"2026-05-30T00:50:00+08:00[Asia/Shanghai]","by":{"id":"dana","unit":"lakeside/desk","rank":2,"positions":["desk_head"],"roles":["handler_supervisor"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-06-before-june',7,'opinion_settled','2026-05-29T19:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":7,"transition":"settle","event":{"event":"opinion_settled","version":1,"at":"2026-05-30T03:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"ruling":"partly_upheld"}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-06-before-june',8,'remedy_proposed','2026-05-29T22:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":8,"transition":"propose_remedy","event":{"event":"remedy_proposed","version":1,"at":"2026-05-30T06:50:00+08:00[Asia/Shanghai]","by":{"id":"ivo","unit":"lakeside/desk","rank":1,"positions":["investigator"],"roles":["handler"],"on_behalf_of":null},"remedies":[]}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-06-before-june',9,'remedy_approved','2026-05-30T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":9,"transition":"approve_remedy","event":{"event":"remedy_approved","version":1,"at":"2026-05-30T09:50:00+08:00[Asia/Shanghai]","by":{"id":"dana","unit":"lakeside/desk","rank":2,"positions":["desk_head"],"roles":["handler_supervisor"],"on_behalf_of":null},"grants":[]}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-06-before-june',10,'returned_to_service','2026-05-30T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":10,"transition":"return_to_service","event":{"event":"returned_to_service","version":1,"at":"2026-05-30T12:50:00+08:00[Asia/Shanghai]","by":{"id":"ivo","unit":"lakeside/desk","rank":1,"positions":["investigator"],"roles":["handler"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-06-before-june',11,'customer_answered','2026-05-30T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":11,"transition":"answer","event":{"event":"customer_answered","version":1,"at":"2026-05-30T15:50:00+08:00[Asia/Shanghai]","by":{"id":"ann","unit":"lakeside/branches/north","rank":1,"positions":["adviser"],"roles":["customer_service"],"on_behalf_of":null},"reply":{"manner":"written","person":"","contains":["outcome","reasons","ombudsman_leaflet","ombudsman_website","time_limit_waiver"],"proof":"posted"}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-06-before-june',12,'closed','2026-05-30T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":12,"transition":"close","event":{"event":"closed","version":1,"at":"2026-05-30T18:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-07-severe',1,'registered','2026-07-03T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-07-03T09:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"LAKE-07-severe","received_at":"2026-07-03T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"250000.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-07-severe',2,'customer_contacted','2026-07-03T02:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"contact_first","event":{"event":"customer_contacted","version":1,"at":"2026-07-03T10:50:00+08:00[Asia/Shanghai]","by":{"id":"ann","unit":"lakeside/branches/north","rank":1,"positions":["adviser"],"roles":["customer_service"],"on_behalf_of":null},"notice":{"channel":"telephone","proof":"called","at":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-07-severe',3,'crisis_group_formed','2026-07-03T03:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"form_crisis_group","event":{"event":"crisis_group_formed","version":1,"at":"2026-07-03T11:50:00+08:00[Asia/Shanghai]","by":{"id":"dana","unit":"lakeside/desk","rank":2,"positions":["desk_head"],"roles":["handler_supervisor"],"on_behalf_of":null},"members":[{"id":"arno","unit":"lakeside","rank":3,"positions":["area_director"],"roles":[],"on_behalf_of":null},{"id":"bao","unit":"lakeside/branches/north","rank":2,"positions":["branch_head"],"roles":["intake"],"on_behalf_of":null}]}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-08-under-review',1,'registered','2026-07-06T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-07-06T09:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"LAKE-08-under-review","received_at":"2026-07-06T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-08-under-review',2,'explained','2026-07-07T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"explain_cause","event":{"event":"explained","version":1,"at":"2026-07-07T15:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null},"reply":{"manner":"oral","contains":[],"proof":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-08-under-review',3,'closed','2026-07-08T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"close","event":{"event":"closed","version":1,"at":"2026-07-08T21:50:00+08:00[Asia/Shanghai]","by":{"id":"ann","unit":"lakeside/branches/north","rank":1,"positions":["adviser"],"roles":["customer_service"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-08-under-review',4,'review_requested','2026-07-09T19:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"request_review","event":{"event":"review_requested","version":1,"at":"2026-07-10T03:50:00+08:00[Asia/Shanghai]","by":{"id":"ann","unit":"lakeside/branches/north","rank":1,"positions":["adviser"],"roles":["customer_service"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-20-counter',1,'registered','2026-06-24T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"take_down","event":{"event":"registered","version":1,"at":"2026-06-24T09:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"LAKE-20-counter","received_at":"2026-06-24T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"40.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-20-counter',2,'grounds_confirmed','2026-06-24T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"vouch","event":{"event":"grounds_confirmed","version":1,"at":"2026-06-24T12:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-20-counter',3,'sent_back','2026-06-24T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"look_again","event":{"event":"sent_back","version":1,"at":"2026-06-24T15:50:00+08:00[Asia/Shanghai]","by":{"id":"bao","unit":"lakeside/branches/north","rank":2,"positions":["branch_head"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-20-counter',4,'clock_paused','2026-06-24T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"wait","event":{"event":"clock_paused","version":1,"at":"2026-06-24T18:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"clock":null,"why":"papers_missing","until":"2026-06-28","notice":{"channel":"telephone","proof":"called","at":null},"agreed":false}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-21-told',1,'registered','2026-06-25T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"take_down","event":{"event":"registered","version":1,"at":"2026-06-25T09:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"LAKE-21-told","received_at":"2026-06-25T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"40.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-21-told',2,'grounds_confirmed','2026-06-25T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"vouch","event":{"event":"grounds_confirmed","version":1,"at":"2026-06-25T12:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-21-told',3,'clock_extended','2026-06-25T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"stretch","event":{"event":"clock_extended","version":1,"at":"2026-06-25T15:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"clock":"close","step":"complex","why":"complex","approved_by":null,"notice":{"channel":"telephone","proof":"called","at":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-21-told',4,'complaint_accepted','2026-06-25T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"second","event":{"event":"complaint_accepted","version":1,"at":"2026-06-25T18:50:00+08:00[Asia/Shanghai]","by":{"id":"bao","unit":"lakeside/branches/north","rank":2,"positions":["branch_head"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-21-told',5,'customer_answered','2026-06-25T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"tell","event":{"event":"customer_answered","version":1,"at":"2026-06-25T21:50:00+08:00[Asia/Shanghai]","by":{"id":"ann","unit":"lakeside/branches/north","rank":1,"positions":["adviser"],"roles":["customer_service"],"on_behalf_of":null},"reply":{"manner":"oral","contains":[],"proof":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-21-told',6,'closed','2026-06-25T16:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":6,"transition":"file_away","event":{"event":"closed","version":1,"at":"2026-06-26T00:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-21-told',7,'reopened','2026-06-28T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":7,"transition":"again","event":{"event":"reopened","version":1,"at":"2026-06-28T12:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"on":"unsolved"}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-21-told',8,'grounds_confirmed','2026-06-28T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":8,"transition":"vouch","event":{"event":"grounds_confirmed","version":1,"at":"2026-06-28T15:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-22-taken-back',1,'registered','2026-06-26T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"take_down","event":{"event":"registered","version":1,"at":"2026-06-26T09:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"LAKE-22-taken-back","received_at":"2026-06-26T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"40.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-22-taken-back',2,'withdrawn','2026-06-26T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"take_back","event":{"event":"withdrawn","version":1,"at":"2026-06-26T12:50:00+08:00[Asia/Shanghai]","by":{"id":"ann","unit":"lakeside/branches/north","rank":1,"positions":["adviser"],"roles":["customer_service"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-30-moved',1,'registered','2026-07-27T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"take_down","event":{"event":"registered","version":1,"at":"2026-07-27T09:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"LAKE-30-moved","received_at":"2026-07-27T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"40.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-30-moved',2,'grounds_confirmed','2026-07-27T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"vouch","event":{"event":"grounds_confirmed","version":1,"at":"2026-07-27T12:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-30-moved',3,'clock_paused','2026-07-27T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"wait","event":{"event":"clock_paused","version":1,"at":"2026-07-27T15:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"clock":null,"why":"papers_missing","until":"2026-08-01","notice":{"channel":"telephone","proof":"called","at":null},"agreed":false}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-30-moved',4,'migrated','2026-08-01T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"migrate","event":{"event":"migrated","version":1,"at":"2026-08-01T15:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"was_edition":"lakeside-bank@2026-01-01#141041e9","was_lifecycle":["complaint/lakeside-counter",1],"was_state":"confirmed","edition":"lakeside-bank@2026-08-01#7908ef5d","lifecycle":["complaint/lakeside-counter",2],"state":"confirmed"}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-31-moved-on',1,'registered','2026-07-24T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-07-24T09:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"LAKE-31-moved-on","received_at":"2026-07-24T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-31-moved-on',2,'grounds_confirmed','2026-07-24T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-07-24T12:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-31-moved-on',3,'complaint_accepted','2026-07-24T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"accept","event":{"event":"complaint_accepted","version":1,"at":"2026-07-24T15:50:00+08:00[Asia/Shanghai]","by":{"id":"bao","unit":"lakeside/branches/north","rank":2,"positions":["branch_head"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-31-moved-on',4,'handler_assigned','2026-07-24T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"assign","event":{"event":"handler_assigned","version":1,"at":"2026-07-24T18:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"department":"lakeside/desk","together_with":null}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-31-moved-on',5,'report_filed','2026-07-24T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"file_report","event":{"event":"report_filed","version":1,"at":"2026-07-24T21:50:00+08:00[Asia/Shanghai]","by":{"id":"ivo","unit":"lakeside/desk","rank":1,"positions":["investigator"],"roles":["handler"],"on_behalf_of":null},"report":{"category":"system"}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-31-moved-on',6,'report_reviewed','2026-07-24T16:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":6,"transition":"review_report","event":{"event":"report_reviewed","version":1,"at":"2026-07-25T00:50:00+08:00[Asia/Shanghai]","by":{"id":"dana","unit":"lakeside/desk","rank":2,"positions":["desk_head"],"roles":["handler_supervisor"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-31-moved-on',7,'opinion_submitted','2026-07-24T19:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":7,"transition":"submit_opinion","event":{"event":"opinion_submitted","version":1,"at":"2026-07-25T03:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-31-moved-on',8,'clock_extended','2026-07-24T22:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":8,"transition":"extend","event":{"event":"clock_extended","version":1,"at":"2026-07-25T06:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"clock":"close","step":"complex","why":"complex","approved_by":null,"notice":{"channel":"telephone","proof":"called","at":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-31-moved-on',9,'migrated','2026-08-02T06:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":9,"transition":"migrate","event":{"event":"migrated","version":1,"at":"2026-08-02T14:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"was_edition":"lakeside-bank@2026-01-01#141041e9","was_lifecycle":["complaint/standard",1],"was_state":"submitted","edition":"lakeside-bank@2026-08-01#7908ef5d","lifecycle":["complaint/standard",1],"state":"submitted"}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-31-moved-on',10,'decided','2026-08-02T09:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":10,"transition":"decide","event":{"event":"decided","version":1,"at":"2026-08-02T17:50:00+08:00[Asia/Shanghai]","by":{"id":"pia","unit":"lakeside","rank":4,"positions":["president"],"roles":["general_manager"],"on_behalf_of":null},"ruling":"not_upheld","remarks":""}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-32-moved-over',1,'registered','2026-07-28T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"take_down","event":{"event":"registered","version":1,"at":"2026-07-28T09:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"LAKE-32-moved-over","received_at":"2026-07-28T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"40.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-32-moved-over',2,'grounds_confirmed','2026-07-28T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"vouch","event":{"event":"grounds_confirmed","version":1,"at":"2026-07-28T12:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-32-moved-over',3,'migrated','2026-08-03T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"migrate","event":{"event":"migrated","version":1,"at":"2026-08-03T18:50:00+08:00[Asia/Shanghai]","by":{"id":"cora","unit":"lakeside/compliance","rank":2,"positions":["compliance_officer"],"roles":["administration"],"on_behalf_of":null},"was_edition":"lakeside-bank@2026-01-01#141041e9","was_lifecycle":["complaint/lakeside-counter",1],"was_state":"confirmed","edition":"lakeside-bank@2026-08-01#7908ef5d","lifecycle":["complaint/standard",1],"state":"confirmed"}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-32-moved-over',4,'complaint_accepted','2026-08-03T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"accept","event":{"event":"complaint_accepted","version":1,"at":"2026-08-03T21:50:00+08:00[Asia/Shanghai]","by":{"id":"bao","unit":"lakeside/branches/north","rank":2,"positions":["branch_head"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-33-later',1,'registered','2026-08-10T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"take_down","event":{"event":"registered","version":1,"at":"2026-08-10T09:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"LAKE-33-later","received_at":"2026-08-10T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"40.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-33-later',2,'grounds_confirmed','2026-08-10T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"vouch","event":{"event":"grounds_confirmed","version":1,"at":"2026-08-10T12:50:00+08:00[Asia/Shanghai]","by":{"id":"lin","unit":"lakeside/branches/north","rank":1,"positions":["cashier"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','LAKE-33-later',3,'progress_reported','2026-08-10T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"note","event":{"event":"progress_reported","version":1,"at":"2026-08-10T15:50:00+08:00[Asia/Shanghai]","by":{"id":"ann","unit":"lakeside/branches/north","rank":1,"positions":["adviser"],"roles":["customer_service"],"on_behalf_of":null},"notice":{"channel":"telephone","proof":"called","at":null},"expected":null}}}');
CREATE INDEX outbox_pending ON outbox (kind, done, position);
CREATE INDEX entries_by_customer ON entries (kind, customer, at);
CREATE INDEX entries_by_time ON entries (kind, at);
CREATE INDEX approvals_by_action ON approvals (action, at);
COMMIT;
