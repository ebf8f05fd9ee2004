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
INSERT INTO "approvals" VALUES('CITY-A1-pending',0,'compensation','2026-06-01T01:00:00.000000+00:00','{"kind":"approval_request","version":1,"data":{"id":"CITY-A1-pending","action":"compensation","amount":{"amount":"4999.99","currency":"CNY"},"requested_by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"at":"2026-06-01T09:00:00+08:00[Asia/Shanghai]","subject":"CITY-02-closed","customer":"K-1"}}',NULL,NULL);
INSERT INTO "approvals" VALUES('CITY-A2-granted',1,'expense','2026-06-01T02:00:00.000000+00:00','{"kind":"approval_request","version":1,"data":{"id":"CITY-A2-granted","action":"expense","amount":{"amount":"999.99","currency":"CNY"},"requested_by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"at":"2026-06-01T10:00:00+08:00[Asia/Shanghai]","subject":"CITY-02-closed","customer":"K-1"}}','{"kind":"grant","version":1,"data":{"request":{"id":"CITY-A2-granted","action":"expense","amount":{"amount":"999.99","currency":"CNY"},"requested_by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"at":"2026-06-01T10:00:00+08:00[Asia/Shanghai]","subject":"CITY-02-closed","customer":"K-1"},"chain":["specialist"],"signatures":[{"by":{"id":"sten","unit":"bank/customer-relations/service","rank":1,"positions":["specialist"],"roles":[],"on_behalf_of":null},"at":"2026-06-01T10:10:00+08:00[Asia/Shanghai]","position":"specialist","edition":"example-city-bank@2026-01-01#b7ad7cd5"}],"edition":"example-city-bank@2026-01-01#b7ad7cd5"}}',NULL);
INSERT INTO "approvals" VALUES('CITY-A3-chain',3,'purchase','2026-06-01T03:00:00.000000+00:00','{"kind":"approval_request","version":1,"data":{"id":"CITY-A3-chain","action":"purchase","amount":{"amount":"120000.00","currency":"CNY"},"requested_by":{"id":"mona","unit":"bank/customer-relations","rank":2,"positions":["manager"],"roles":[],"on_behalf_of":"milo"},"at":"2026-06-01T11:00:00+08:00[Asia/Shanghai]","subject":"CITY-02-closed","customer":"K-1"}}','{"kind":"grant","version":1,"data":{"request":{"id":"CITY-A3-chain","action":"purchase","amount":{"amount":"120000.00","currency":"CNY"},"requested_by":{"id":"mona","unit":"bank/customer-relations","rank":2,"positions":["manager"],"roles":[],"on_behalf_of":"milo"},"at":"2026-06-01T11:00:00+08:00[Asia/Shanghai]","subject":"CITY-02-closed","customer":"K-1"},"chain":["department_head","finance","ceo"],"signatures":[{"by":{"id":"hedy","unit":"bank/customer-relations","rank":3,"positions":["department_head"],"roles":[],"on_behalf_of":null},"at":"2026-06-01T11:10:00+08:00[Asia/Shanghai]","position":"department_head","edition":"example-city-bank@2026-01-01#b7ad7cd5"},{"by":{"id":"fred","unit":"bank/finance","rank":3,"positions":["finance"],"roles":[],"on_behalf_of":null},"at":"2026-06-01T11:20:00+08:00[Asia/Shanghai]","position":"finance","edition":"example-city-bank@2026-01-01#b7ad7cd5"},{"by":{"id":"greg","unit":"bank","rank":4,"positions":["ceo"],"roles":["general_manager"],"on_behalf_of":null},"at":"2026-06-01T11:30:00+08:00[Asia/Shanghai]","position":"ceo","edition":"example-city-bank@2026-01-01#b7ad7cd5"}],"edition":"example-city-bank@2026-01-01#b7ad7cd5"}}',NULL);
INSERT INTO "approvals" VALUES('CITY-A4-half-way',1,'purchase','2026-06-01T04:00:00.000000+00:00','{"kind":"approval_request","version":1,"data":{"id":"CITY-A4-half-way","action":"purchase","amount":{"amount":"80000.00","currency":"CNY"},"requested_by":{"id":"mona","unit":"bank/customer-relations","rank":2,"positions":["manager"],"roles":[],"on_behalf_of":"milo"},"at":"2026-06-01T12:00:00+08:00[Asia/Shanghai]","subject":"CITY-02-closed","customer":"K-1"}}','{"kind":"grant","version":1,"data":{"request":{"id":"CITY-A4-half-way","action":"purchase","amount":{"amount":"80000.00","currency":"CNY"},"requested_by":{"id":"mona","unit":"bank/customer-relations","rank":2,"positions":["manager"],"roles":[],"on_behalf_of":"milo"},"at":"2026-06-01T12:00:00+08:00[Asia/Shanghai]","subject":"CITY-02-closed","customer":"K-1"},"chain":["department_head","finance","ceo"],"signatures":[{"by":{"id":"hedy","unit":"bank/customer-relations","rank":3,"positions":["department_head"],"roles":[],"on_behalf_of":null},"at":"2026-06-01T12:10:00+08:00[Asia/Shanghai]","position":"department_head","edition":"example-city-bank@2026-01-01#b7ad7cd5"}],"edition":"example-city-bank@2026-01-01#b7ad7cd5"}}',NULL);
INSERT INTO "approvals" VALUES('CITY-A5-refused',3,'price_reduction','2026-06-01T05:00:00.000000+00:00','{"kind":"approval_request","version":1,"data":{"id":"CITY-A5-refused","action":"price_reduction","amount":{"amount":"5000.01","currency":"CNY"},"requested_by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"at":"2026-06-01T13:00:00+08:00[Asia/Shanghai]","subject":"CITY-02-closed","customer":"K-1"}}','{"kind":"grant","version":1,"data":{"request":{"id":"CITY-A5-refused","action":"price_reduction","amount":{"amount":"5000.01","currency":"CNY"},"requested_by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"at":"2026-06-01T13:00:00+08:00[Asia/Shanghai]","subject":"CITY-02-closed","customer":"K-1"},"chain":["department_head","finance","ceo"],"signatures":[{"by":{"id":"hedy","unit":"bank/customer-relations","rank":3,"positions":["department_head"],"roles":[],"on_behalf_of":null},"at":"2026-06-01T13:10:00+08:00[Asia/Shanghai]","position":"department_head","edition":"example-city-bank@2026-01-01#b7ad7cd5"},{"by":{"id":"fred","unit":"bank/finance","rank":3,"positions":["finance"],"roles":[],"on_behalf_of":null},"at":"2026-06-01T13:20:00+08:00[Asia/Shanghai]","position":"finance","edition":"example-city-bank@2026-01-01#b7ad7cd5"}],"edition":"example-city-bank@2026-01-01#b7ad7cd5"}}','{"kind":"refusal","version":1,"data":{"request":{"id":"CITY-A5-refused","action":"price_reduction","amount":{"amount":"5000.01","currency":"CNY"},"requested_by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"at":"2026-06-01T13:00:00+08:00[Asia/Shanghai]","subject":"CITY-02-closed","customer":"K-1"},"by":{"id":"greg","unit":"bank","rank":4,"positions":["ceo"],"roles":["general_manager"],"on_behalf_of":null},"at":"2026-06-01T15:00:00+08:00[Asia/Shanghai]","reasons":["too_much"],"edition":"example-city-bank@2026-01-01#b7ad7cd5"}}');
CREATE TABLE cases (
	kind VARCHAR(100) NOT NULL, 
	id VARCHAR(200) NOT NULL, 
	version INTEGER NOT NULL, 
	state VARCHAR(100) NOT NULL, 
	edition VARCHAR(200) NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (kind, id)
);
INSERT INTO "cases" VALUES('complaint','CITY-01-received',1,'received','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-01-received","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/standard",1],"state":"received","class_id":"ordinary","card":{"number":"CITY-01-received","received_at":"2026-03-02T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":"vip","product":"card","coding":null,"claimed":{"amount":"1500.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-02-closed',32,'closed','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-02-closed","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/standard",1],"state":"closed","class_id":"ordinary","card":{"number":"CITY-02-closed","received_at":"2026-03-09T09:30:00+08:00[Asia/Shanghai]","demands":["damages","criticism"],"matter":"fees","channel":"outlet","complainant":"agent","entitlement":{"capacity":"authorised_agent","papers":["agent_identity","signed_authorisation"],"representatives":1},"customer":"K-1","tier":"premium","product":"card","coding":{"table":"jrt-0169-2018","channel":"premises","business":null,"cause":null},"claimed":{"amount":"400.00","currency":"CNY"},"injury":false,"media":false,"regulator":true,"designated":false,"repeat":false,"public_event":false,"complainants":2,"unit":"bank/outlets/east","person":"egon","superior":"edda","handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-03-erased',12,'answered','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-03-erased","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/standard",1],"state":"answered","class_id":"ordinary","card":{"number":"CITY-03-erased","received_at":"2026-03-09T09:30:00+08:00[Asia/Shanghai]","demands":["damages","criticism"],"matter":"fees","channel":"outlet","complainant":"agent","entitlement":{"capacity":"authorised_agent","papers":["agent_identity","signed_authorisation"],"representatives":1},"customer":"K-1","tier":"premium","product":"card","coding":{"table":"jrt-0169-2018","channel":"premises","business":null,"cause":null},"claimed":{"amount":"9000.00","currency":"CNY"},"injury":false,"vulnerable":null,"media":false,"regulator":true,"designated":false,"repeat":false,"public_event":false,"complainants":2,"unit":"bank/outlets/east","person":"egon","superior":"edda","handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-04-proposed',9,'proposed','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-04-proposed","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/standard",1],"state":"proposed","class_id":"ordinary","card":{"number":"CITY-04-proposed","received_at":"2026-05-11T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"800.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-05-reviewed',5,'reopened','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-05-reviewed","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/standard",1],"state":"reopened","class_id":"ordinary","card":{"number":"CITY-05-reviewed","received_at":"2026-04-07T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-06-under-review',3,'under_review','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-06-under-review","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/standard",1],"state":"under_review","class_id":"ordinary","card":{"number":"CITY-06-under-review","received_at":"2026-04-08T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-07-reasons',7,'reasons_given','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-07-reasons","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/standard",1],"state":"reasons_given","class_id":"ordinary","card":{"number":"CITY-07-reasons","received_at":"2026-04-13T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-08-unsolved',21,'returned','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-08-unsolved","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/standard",1],"state":"returned","class_id":"ordinary","card":{"number":"CITY-08-unsolved","received_at":"2026-04-20T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-09-withdrawn',3,'withdrawn','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-09-withdrawn","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/standard",1],"state":"withdrawn","class_id":"ordinary","card":{"number":"CITY-09-withdrawn","received_at":"2026-04-21T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-10-referred',2,'referred','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-10-referred","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/standard",1],"state":"referred","class_id":"ordinary","card":{"number":"CITY-10-referred","received_at":"2026-04-22T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-11-merged',3,'merged','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-11-merged","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/standard",1],"state":"merged","class_id":"ordinary","card":{"number":"CITY-11-merged","received_at":"2026-04-24T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-2","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-12-joined',5,'assigned','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-12-joined","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/standard",1],"state":"assigned","class_id":"ordinary","card":{"number":"CITY-12-joined","received_at":"2026-04-27T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-20-at-once',1,'received','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-20-at-once","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/simple",1],"state":"received","class_id":"simple","card":{"number":"CITY-20-at-once","received_at":"2026-03-03T09:30:00+08:00[Asia/Shanghai]","demands":["price_reduction"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"120.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-21-solved',2,'solved','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-21-solved","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/simple",1],"state":"solved","class_id":"simple","card":{"number":"CITY-21-solved","received_at":"2026-03-04T09:30:00+08:00[Asia/Shanghai]","demands":["price_reduction"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"120.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-22-passed-on',9,'submitted','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-22-passed-on","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/simple",1],"state":"submitted","class_id":"simple","card":{"number":"CITY-22-passed-on","received_at":"2026-03-05T09:30:00+08:00[Asia/Shanghai]","demands":["price_reduction"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"120.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-30-contacted',2,'contacted','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-30-contacted","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/severe",1],"state":"contacted","class_id":"severe","card":{"number":"CITY-30-contacted","received_at":"2026-05-06T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":true,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-31-acted',5,'contacted','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-31-acted","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/severe",1],"state":"contacted","class_id":"severe","card":{"number":"CITY-31-acted","received_at":"2026-05-07T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":true,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":25,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-32-ratified',13,'assigned','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-32-ratified","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/severe",1],"state":"assigned","class_id":"severe","card":{"number":"CITY-32-ratified","received_at":"2026-05-12T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":true,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":25,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
INSERT INTO "cases" VALUES('complaint','CITY-33-refused',18,'closed','example-city-bank@2026-01-01#b7ad7cd5','{"kind":"complaint","version":1,"data":{"id":"CITY-33-refused","edition":"example-city-bank@2026-01-01#b7ad7cd5","lifecycle":["complaint/severe",1],"state":"closed","class_id":"severe","card":{"number":"CITY-33-refused","received_at":"2026-05-14T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":true,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":25,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[]}}');
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
INSERT INTO "editions" VALUES('example-city-bank@2026-01-01#b7ad7cd5','2026-01-01','# The rulebook that crmcore ships: a fictitious city bank in China. Read it as the paper that it stands for; change what your bank decides otherwise.
#
# clause   the clause of the management documents that a rule comes from
# ours     what the documents leave open ("X", "promptly", "and so on") and how we read it: a value of ours, not of the documents; a firm sets its own

[rulebook]
name       = "example-city-bank"
valid_from = 2026-01-01                  # the first of a month
owner      = "administration and HR department"
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
# Organisation: four units, three levels, and who plays which part in a complaint
# ---------------------------------------------------------------------------------------------------------------------------------------------
[[organisation.departments]]
id     = "relationship_management"
path   = "bank/customer-relations/relationship-management"
duties = "sets the strategy and plan of customer relations and carries it out"
clause = "DEPT-2.1"

[[organisation.departments]]
id     = "service"
path   = "bank/customer-relations/service"
duties = "serves customers, solves their problems, answers them"
clause = "DEPT-2.1"

[[organisation.departments]]
id     = "complaints"
path   = "bank/customer-relations/complaints"
duties = "investigates complaints and prevents that they come again"
clause = "DEPT-2.1"

[[organisation.departments]]
id     = "satisfaction"
path   = "bank/customer-relations/satisfaction"
duties = "surveys satisfaction and draws improvements from it"
clause = "DEPT-2.1"

[[organisation.departments]]
id     = "administration"
path   = "bank/administration"
duties = "administration and human resources: names who handles a complaint, reviews the reports, keeps the statistics"
clause = "RULES-4.9, RULES-4.25"

[[organisation.departments]]
id     = "finance"
path   = "bank/finance"
duties = "signs purchases second"
clause = "BANK-3.1"

[[organisation.departments]]
id     = "outlets"
path   = "bank/outlets"
duties = "receive complaints first and confirm whether their grounds stand"
clause = "RULES-4.7"

# The three levels, and the posts that sign: limits are given to these.
[[organisation.positions]]
id         = "specialist"
rank       = 1
reports_to = "manager"
clause     = "BANK-2.1"

[[organisation.positions]]
id         = "manager"
rank       = 2
reports_to = "director"
clause     = "BANK-2.1"

[[organisation.positions]]
id         = "director"
rank       = 3
reports_to = "ceo"
clause     = "BANK-2.1"

[[organisation.positions]]
id         = "department_head"
rank       = 3
reports_to = "ceo"
clause     = "BANK-3.1"

[[organisation.positions]]
id         = "finance"
rank       = 3
department = "finance"
reports_to = "ceo"
clause     = "BANK-3.1"

[[organisation.positions]]
id         = "ceo"
rank       = 4
roles      = ["general_manager"]
clause     = "BANK-3.1, RULES-4.12"
ours       = "the general manager who decides complaints is the CEO"

# The parts that RULES-4 gives out, as posts of this bank.
[[organisation.positions]]
id         = "outlet_clerk"
rank       = 1
department = "outlets"
reports_to = "outlet_manager"
roles      = ["intake"]
clause     = "RULES-4.7"

[[organisation.positions]]
id         = "outlet_manager"
rank       = 2
department = "outlets"
reports_to = "director"
roles      = ["intake"]
clause     = "RULES-4.7"

[[organisation.positions]]
id         = "administration_officer"
rank       = 2
department = "administration"
reports_to = "department_head"
roles      = ["administration"]
clause     = "RULES-4.9, RULES-4.12"

[[organisation.positions]]
id         = "complaint_handler"
rank       = 1
department = "complaints"
reports_to = "complaint_supervisor"
roles      = ["handler"]
clause     = "RULES-4.11, RULES-4.13"

[[organisation.positions]]
id         = "complaint_supervisor"
rank       = 2
department = "complaints"
reports_to = "director"
roles      = ["handler_supervisor"]
clause     = "RULES-4.11, RULES-4.13"

# The team.
[[organisation.positions]]
id         = "team_leader"
rank       = 2
reports_to = "director"
clause     = "MAN-7.1"

[[organisation.positions]]
id         = "relationship_specialist"
rank       = 1
department = "relationship_management"
reports_to = "team_leader"
clause     = "MAN-7.1"

[[organisation.positions]]
id         = "service_specialist"
rank       = 1
department = "service"
reports_to = "team_leader"
roles      = ["customer_service"]
clause     = "MAN-7.1, RULES-4.14"

[[organisation.positions]]
id         = "marketing_specialist"
rank       = 1
reports_to = "team_leader"
clause     = "MAN-7.1"

[[organisation.positions]]
id         = "data_analyst"
rank       = 1
department = "satisfaction"
reports_to = "team_leader"
clause     = "MAN-7.1"

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
action = "expense"
clause = "BANK-4.1"
ours   = "both amounts; the edges: exactly the second amount is still the manager''s; the window that adds up cut amounts"
bands  = [ { below = "1000",  position = "specialist" },
           { up_to = "20000", position = "manager" },
           { above = "20000", position = "ceo" } ]
window = { days = 14, per = "requester" }

[[policy.limits]]
action = "compensation"
clause = "RULES-4.18, BANK-4.1"
ours   = "limits are given for expense claims only; these amounts, the chain above them and the window are ours"
bands  = [ { below = "200",   position = "specialist" },
           { up_to = "5000",  position = "manager" },
           { above = "5000",  chain = ["department_head", "finance", "ceo"] } ]
window = { days = 14, per = "customer" }

[[policy.limits]]
action = "price_reduction"
clause = "RULES-4.18, BANK-4.1"
ours   = "as for compensation"
bands  = [ { below = "200",   position = "specialist" },
           { up_to = "5000",  position = "manager" },
           { above = "5000",  chain = ["department_head", "finance", "ceo"] } ]
window = { days = 14, per = "customer" }

[[policy.limits]]
action = "purchase"                      # of any amount: three signatures, in this order, by three persons
clause = "BANK-3.1"
bands  = [ { chain = ["department_head", "finance", "ceo"] } ]

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
positions = ["manager", "director", "complaint_supervisor", "administration_officer", "team_leader"]
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
id        = "simple"
clause    = "RULES-1.5, FIN-2.3"
ours      = "what is small enough for whoever receives it: one person, and less than a specialist may approve"
when      = { all = [ { fact = "claimed_amount", below = "200" }, { fact = "complainants", at_most = 1 } ] }
lifecycle = "complaint/simple"
[complaints.classes.clocks.first_handling]
clause    = "FIN-2.3, RULES-1.2"
ours      = "at once is one working day: solved, or passed on"
within    = "1 working day"
calendar  = "office"
stops     = ["solved_at_once", "passed_on", "withdrawn", "merged"]
on_reopen = "restart"
[complaints.classes.clocks.close]
clause    = "RULES-4.26"
ours      = "from the first receipt by anyone in the bank until the customer has been told, or took it back; when to warn; what reopening and merging do"
within    = "7 days"
starts    = ["received"]
stops     = ["customer_answered", "explained", "reasons_given", "solved_at_once", "referred", "review_decided", "withdrawn", "merged"]
reopens   = ["reopened", "follow_up_unsolved", "passed_on"]
warn_at   = ["75 %", "90 %"]
on_reopen = "remainder"
merges    = ["merged_in"]
on_merge  = "new"

[[complaints.classes]]
id     = "ordinary"
clause = "RULES-1.5"
when   = { everyone = true }
[complaints.classes.clocks.first_handling]
clause    = "RULES-1.2"
ours      = "promptly is one working day"
within    = "1 working day"
calendar  = "office"
stops     = ["grounds_confirmed", "explained", "referred", "withdrawn", "merged"]
on_reopen = "restart"
[complaints.classes.clocks.close]
clause    = "RULES-4.26"
ours      = "from the first receipt by anyone in the bank until the customer has been told, or took it back; when to warn; what reopening and merging do"
within    = "7 days"
starts    = ["received"]
stops     = ["customer_answered", "explained", "reasons_given", "solved_at_once", "referred", "review_decided", "withdrawn", "merged"]
reopens   = ["reopened", "follow_up_unsolved", "passed_on"]
warn_at   = ["75 %", "90 %"]
on_reopen = "remainder"
merges    = ["merged_in"]
on_merge  = "new"

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
INSERT INTO "outbox" VALUES(1,'complaint','CITY-01-received',1,'registered','2026-03-02T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(2,'complaint','CITY-02-closed',1,'registered','2026-03-09T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(3,'complaint','CITY-02-closed',2,'acknowledged','2026-03-09T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(4,'complaint','CITY-02-closed',3,'grounds_confirmed','2026-03-09T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(5,'complaint','CITY-02-closed',4,'sent_back','2026-03-09T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(6,'complaint','CITY-02-closed',5,'grounds_confirmed','2026-03-09T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(7,'complaint','CITY-02-closed',6,'complaint_accepted','2026-03-10T00:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(8,'complaint','CITY-02-closed',7,'handler_assigned','2026-03-10T03:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(9,'complaint','CITY-02-closed',8,'handler_assigned','2026-03-10T06:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(10,'complaint','CITY-02-closed',9,'recused','2026-03-10T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(11,'complaint','CITY-02-closed',10,'report_filed','2026-03-10T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(12,'complaint','CITY-02-closed',11,'sent_back','2026-03-10T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(13,'complaint','CITY-02-closed',12,'report_filed','2026-03-10T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(14,'complaint','CITY-02-closed',13,'report_reviewed','2026-03-10T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(15,'complaint','CITY-02-closed',14,'sent_back','2026-03-11T00:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(16,'complaint','CITY-02-closed',15,'report_filed','2026-03-11T03:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(17,'complaint','CITY-02-closed',16,'report_reviewed','2026-03-11T06:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(18,'complaint','CITY-02-closed',17,'opinion_submitted','2026-03-11T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(19,'complaint','CITY-02-closed',18,'sent_back','2026-03-11T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(20,'complaint','CITY-02-closed',19,'opinion_submitted','2026-03-11T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(21,'complaint','CITY-02-closed',20,'decided','2026-03-11T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(22,'complaint','CITY-02-closed',21,'remedy_proposed','2026-03-11T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(23,'complaint','CITY-02-closed',22,'sent_back','2026-03-12T00:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(24,'complaint','CITY-02-closed',23,'remedy_proposed','2026-03-12T03:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(25,'complaint','CITY-02-closed',24,'remedy_approved','2026-03-12T06:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(26,'complaint','CITY-02-closed',25,'returned_to_service','2026-03-12T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(27,'complaint','CITY-02-closed',26,'customer_answered','2026-03-12T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(28,'complaint','CITY-02-closed',27,'closed','2026-03-12T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(29,'complaint','CITY-02-closed',28,'action_agreed','2026-03-12T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(30,'complaint','CITY-02-closed',29,'action_done','2026-03-21T02:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(31,'complaint','CITY-02-closed',30,'action_checked','2026-03-21T05:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(32,'complaint','CITY-02-closed',31,'action_agreed','2026-03-21T08:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(33,'complaint','CITY-02-closed',32,'follow_up_done','2026-03-21T11:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(34,'complaint','CITY-03-erased',1,'registered','2026-03-09T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(35,'complaint','CITY-03-erased',2,'grounds_confirmed','2026-03-09T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(36,'complaint','CITY-03-erased',3,'complaint_accepted','2026-03-09T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(37,'complaint','CITY-03-erased',4,'handler_assigned','2026-03-09T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(38,'complaint','CITY-03-erased',5,'report_filed','2026-03-09T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(39,'complaint','CITY-03-erased',6,'report_reviewed','2026-03-10T00:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(40,'complaint','CITY-03-erased',7,'opinion_submitted','2026-03-10T03:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(41,'complaint','CITY-03-erased',8,'decided','2026-03-10T06:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(42,'complaint','CITY-03-erased',9,'remedy_proposed','2026-03-10T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(43,'complaint','CITY-03-erased',10,'remedy_approved','2026-03-10T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(44,'complaint','CITY-03-erased',11,'returned_to_service','2026-03-10T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(45,'complaint','CITY-03-erased',12,'customer_answered','2026-03-10T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(46,'complaint','CITY-04-proposed',1,'registered','2026-05-11T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(47,'complaint','CITY-04-proposed',2,'grounds_confirmed','2026-05-11T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(48,'complaint','CITY-04-proposed',3,'complaint_accepted','2026-05-11T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(49,'complaint','CITY-04-proposed',4,'handler_assigned','2026-05-11T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(50,'complaint','CITY-04-proposed',5,'report_filed','2026-05-11T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(51,'complaint','CITY-04-proposed',6,'report_reviewed','2026-05-12T00:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(52,'complaint','CITY-04-proposed',7,'opinion_submitted','2026-05-12T03:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(53,'complaint','CITY-04-proposed',8,'decided','2026-05-12T06:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(54,'complaint','CITY-04-proposed',9,'remedy_proposed','2026-05-12T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(55,'complaint','CITY-05-reviewed',1,'registered','2026-04-07T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(56,'complaint','CITY-05-reviewed',2,'explained','2026-04-07T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(57,'complaint','CITY-05-reviewed',3,'review_requested','2026-04-08T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(58,'complaint','CITY-05-reviewed',4,'review_decided','2026-04-08T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(59,'complaint','CITY-05-reviewed',5,'reopened','2026-04-09T00:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(60,'complaint','CITY-06-under-review',1,'registered','2026-04-08T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(61,'complaint','CITY-06-under-review',2,'explained','2026-04-08T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(62,'complaint','CITY-06-under-review',3,'review_requested','2026-04-08T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(63,'complaint','CITY-07-reasons',1,'registered','2026-04-13T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(64,'complaint','CITY-07-reasons',2,'grounds_confirmed','2026-04-13T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(65,'complaint','CITY-07-reasons',3,'not_accepted','2026-04-13T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(66,'complaint','CITY-07-reasons',4,'new_facts','2026-04-13T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(67,'complaint','CITY-07-reasons',5,'grounds_confirmed','2026-04-13T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(68,'complaint','CITY-07-reasons',6,'not_accepted','2026-04-14T00:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(69,'complaint','CITY-07-reasons',7,'reasons_given','2026-04-14T03:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(70,'complaint','CITY-08-unsolved',1,'registered','2026-04-20T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(71,'complaint','CITY-08-unsolved',2,'grounds_confirmed','2026-04-20T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(72,'complaint','CITY-08-unsolved',3,'complaint_accepted','2026-04-20T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(73,'complaint','CITY-08-unsolved',4,'handler_assigned','2026-04-20T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(74,'complaint','CITY-08-unsolved',5,'report_filed','2026-04-20T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(75,'complaint','CITY-08-unsolved',6,'report_reviewed','2026-04-21T00:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(76,'complaint','CITY-08-unsolved',7,'opinion_submitted','2026-04-21T03:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(77,'complaint','CITY-08-unsolved',8,'decided','2026-04-21T06:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(78,'complaint','CITY-08-unsolved',9,'remedy_proposed','2026-04-21T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(79,'complaint','CITY-08-unsolved',10,'remedy_approved','2026-04-21T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(80,'complaint','CITY-08-unsolved',11,'returned_to_service','2026-04-21T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(81,'complaint','CITY-08-unsolved',12,'customer_answered','2026-04-21T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(82,'complaint','CITY-08-unsolved',13,'follow_up_unsolved','2026-04-25T22:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(83,'complaint','CITY-08-unsolved',14,'handler_assigned','2026-04-26T01:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(84,'complaint','CITY-08-unsolved',15,'report_filed','2026-04-26T04:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(85,'complaint','CITY-08-unsolved',16,'report_reviewed','2026-04-26T07:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(86,'complaint','CITY-08-unsolved',17,'opinion_submitted','2026-04-26T10:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(87,'complaint','CITY-08-unsolved',18,'decided','2026-04-26T13:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(88,'complaint','CITY-08-unsolved',19,'remedy_proposed','2026-04-26T16:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(89,'complaint','CITY-08-unsolved',20,'remedy_approved','2026-04-26T19:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(90,'complaint','CITY-08-unsolved',21,'returned_to_service','2026-04-26T22:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(91,'complaint','CITY-09-withdrawn',1,'registered','2026-04-21T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(92,'complaint','CITY-09-withdrawn',2,'new_facts','2026-04-21T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(93,'complaint','CITY-09-withdrawn',3,'withdrawn','2026-04-21T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(94,'complaint','CITY-10-referred',1,'registered','2026-04-22T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(95,'complaint','CITY-10-referred',2,'referred','2026-04-22T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(96,'complaint','CITY-11-merged',1,'registered','2026-04-24T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(97,'complaint','CITY-11-merged',2,'grounds_confirmed','2026-04-24T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(98,'complaint','CITY-11-merged',3,'merged','2026-04-27T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(99,'complaint','CITY-12-joined',1,'registered','2026-04-27T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(100,'complaint','CITY-12-joined',2,'grounds_confirmed','2026-04-27T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(101,'complaint','CITY-12-joined',3,'complaint_accepted','2026-04-27T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(102,'complaint','CITY-12-joined',4,'handler_assigned','2026-04-27T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(103,'complaint','CITY-12-joined',5,'merged_in','2026-04-27T21:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(104,'complaint','CITY-20-at-once',1,'registered','2026-03-03T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(105,'complaint','CITY-21-solved',1,'registered','2026-03-04T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(106,'complaint','CITY-21-solved',2,'solved_at_once','2026-03-04T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(107,'complaint','CITY-22-passed-on',1,'registered','2026-03-05T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(108,'complaint','CITY-22-passed-on',2,'solved_at_once','2026-03-05T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(109,'complaint','CITY-22-passed-on',3,'passed_on','2026-03-07T14:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(110,'complaint','CITY-22-passed-on',4,'grounds_confirmed','2026-03-07T17:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(111,'complaint','CITY-22-passed-on',5,'complaint_accepted','2026-03-07T20:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(112,'complaint','CITY-22-passed-on',6,'handler_assigned','2026-03-07T23:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(113,'complaint','CITY-22-passed-on',7,'report_filed','2026-03-08T02:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(114,'complaint','CITY-22-passed-on',8,'report_reviewed','2026-03-08T05:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(115,'complaint','CITY-22-passed-on',9,'opinion_submitted','2026-03-08T08:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(116,'complaint','CITY-30-contacted',1,'registered','2026-05-06T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(117,'complaint','CITY-30-contacted',2,'customer_contacted','2026-05-06T10:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(118,'complaint','CITY-31-acted',1,'registered','2026-05-07T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(119,'complaint','CITY-31-acted',2,'customer_contacted','2026-05-07T10:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(120,'complaint','CITY-31-acted',3,'crisis_group_formed','2026-05-07T11:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(121,'complaint','CITY-31-acted',4,'public_informed','2026-05-07T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(122,'complaint','CITY-31-acted',5,'emergency_remedy','2026-05-07T13:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(123,'complaint','CITY-32-ratified',1,'registered','2026-05-12T09:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(124,'complaint','CITY-32-ratified',2,'customer_contacted','2026-05-12T10:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(125,'complaint','CITY-32-ratified',3,'crisis_group_formed','2026-05-12T11:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(126,'complaint','CITY-32-ratified',4,'public_informed','2026-05-12T12:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(127,'complaint','CITY-32-ratified',5,'emergency_remedy','2026-05-12T13:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(128,'complaint','CITY-32-ratified',6,'emergency_ratified','2026-05-12T14:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(129,'complaint','CITY-32-ratified',7,'progress_reported','2026-05-12T15:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(130,'complaint','CITY-32-ratified',8,'holding_reply_sent','2026-05-12T16:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(131,'complaint','CITY-32-ratified',9,'grounds_confirmed','2026-05-12T17:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(132,'complaint','CITY-32-ratified',10,'complaint_accepted','2026-05-12T18:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(133,'complaint','CITY-32-ratified',11,'handler_assigned','2026-05-12T19:50:00+08:00[Asia/Shanghai]',1);
INSERT INTO "outbox" VALUES(134,'complaint','CITY-32-ratified',12,'customer_contacted','2026-05-12T20:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(135,'complaint','CITY-32-ratified',13,'emergency_remedy','2026-05-12T21:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(136,'complaint','CITY-33-refused',1,'registered','2026-05-14T09:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(137,'complaint','CITY-33-refused',2,'customer_contacted','2026-05-14T10:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(138,'complaint','CITY-33-refused',3,'crisis_group_formed','2026-05-14T11:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(139,'complaint','CITY-33-refused',4,'public_informed','2026-05-14T12:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(140,'complaint','CITY-33-refused',5,'emergency_remedy','2026-05-14T13:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(141,'complaint','CITY-33-refused',6,'emergency_refused','2026-05-18T07:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(142,'complaint','CITY-33-refused',7,'grounds_confirmed','2026-05-18T08:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(143,'complaint','CITY-33-refused',8,'complaint_accepted','2026-05-18T09:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(144,'complaint','CITY-33-refused',9,'handler_assigned','2026-05-18T10:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(145,'complaint','CITY-33-refused',10,'report_filed','2026-05-18T11:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(146,'complaint','CITY-33-refused',11,'report_reviewed','2026-05-18T12:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(147,'complaint','CITY-33-refused',12,'opinion_submitted','2026-05-18T13:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(148,'complaint','CITY-33-refused',13,'decided','2026-05-18T14:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(149,'complaint','CITY-33-refused',14,'remedy_proposed','2026-05-18T15:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(150,'complaint','CITY-33-refused',15,'remedy_approved','2026-05-18T16:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(151,'complaint','CITY-33-refused',16,'returned_to_service','2026-05-18T17:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(152,'complaint','CITY-33-refused',17,'customer_answered','2026-05-18T18:50:00+08:00[Asia/Shanghai]',0);
INSERT INTO "outbox" VALUES(153,'complaint','CITY-33-refused',18,'closed','2026-05-18T19:50:00+08:00[Asia/Shanghai]',0);
CREATE TABLE personal (
	kind VARCHAR(100) NOT NULL, 
	id VARCHAR(200) NOT NULL, 
	seq INTEGER NOT NULL, 
	part TEXT NOT NULL, 
	PRIMARY KEY (kind, id, seq)
);
INSERT INTO "personal" VALUES('complaint','CITY-01-received',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-01-received"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-02-closed","vulnerable":true,"postcode":"01234"}}');
INSERT INTO "personal" VALUES('complaint','CITY-04-proposed',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-04-proposed"}}');
INSERT INTO "personal" VALUES('complaint','CITY-05-reviewed',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-05-reviewed"}}');
INSERT INTO "personal" VALUES('complaint','CITY-06-under-review',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-06-under-review"}}');
INSERT INTO "personal" VALUES('complaint','CITY-07-reasons',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-07-reasons"}}');
INSERT INTO "personal" VALUES('complaint','CITY-08-unsolved',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-08-unsolved"}}');
INSERT INTO "personal" VALUES('complaint','CITY-09-withdrawn',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-09-withdrawn"}}');
INSERT INTO "personal" VALUES('complaint','CITY-10-referred',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-10-referred"}}');
INSERT INTO "personal" VALUES('complaint','CITY-11-merged',0,'{"/card":{"customer_name":"虚竹","contact":"18000001999","narrative":"story of CITY-11-merged"}}');
INSERT INTO "personal" VALUES('complaint','CITY-12-joined',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-12-joined"}}');
INSERT INTO "personal" VALUES('complaint','CITY-20-at-once',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-20-at-once"}}');
INSERT INTO "personal" VALUES('complaint','CITY-21-solved',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-21-solved"}}');
INSERT INTO "personal" VALUES('complaint','CITY-22-passed-on',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-22-passed-on"}}');
INSERT INTO "personal" VALUES('complaint','CITY-30-contacted',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-30-contacted"}}');
INSERT INTO "personal" VALUES('complaint','CITY-31-acted',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-31-acted"}}');
INSERT INTO "personal" VALUES('complaint','CITY-32-ratified',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-32-ratified"}}');
INSERT INTO "personal" VALUES('complaint','CITY-33-refused',0,'{"/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-33-refused"}}');
INSERT INTO "personal" VALUES('complaint','CITY-01-received',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-01-received"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-02-closed","vulnerable":true,"postcode":"01234"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',2,'{"/event/notice":{"content":"your number is CITY-02"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',4,'{"/event":{"why":"which outlet?"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',9,'{"/event":{"why":"his brother complains"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',10,'{"/event/report":{"cause":"the fee table was out of date","course":"the fee was charged twice\n手续费被重复收取","responsible":"the clerk on duty","conclusion":"the complaint is right","countermeasures":"paid back","prevention":"one fee table only"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',11,'{"/event":{"why":"say who"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',12,'{"/event/report":{"cause":"the fee table was out of date","course":"the fee was charged twice\n手续费被重复收取","responsible":"the clerk on duty","conclusion":"the complaint is right","countermeasures":"paid back","prevention":"one fee table only"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',14,'{"/event":{"why":"prevention is thin"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',15,'{"/event/report":{"cause":"the fee table was out of date","course":"the fee was charged twice\n手续费被重复收取","responsible":"the clerk on duty","conclusion":"the complaint is right","countermeasures":"paid back","prevention":"one fee table only"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',17,'{"/event":{"opinion":"pay half"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',18,'{"/event":{"why":"why half?"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',19,'{"/event":{"opinion":"pay all"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',20,'{"/event":{"remarks":"at once"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',21,'{"/event":{"opinion":"an apology"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',22,'{"/event":{"why":"and the money?"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',23,'{"/event":{"opinion":"pay it back"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',26,'{"/event/reply":{"content":"here is what we found"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',28,'{"/event/action":{"what":"one fee table only"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',30,'{"/event":{"note":"still two tables"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',31,'{"/event/action":{"what":"one fee table only"}}');
INSERT INTO "personal" VALUES('complaint','CITY-02-closed',32,'{"/event":{"note":"content"}}');
INSERT INTO "personal" VALUES('complaint','CITY-04-proposed',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-04-proposed"}}');
INSERT INTO "personal" VALUES('complaint','CITY-04-proposed',5,'{"/event/report":{"cause":"the fee table was out of date","course":"the fee was charged twice\n手续费被重复收取","responsible":"the clerk on duty","conclusion":"the complaint is right","countermeasures":"paid back","prevention":"one fee table only"}}');
INSERT INTO "personal" VALUES('complaint','CITY-04-proposed',7,'{"/event":{"opinion":"pay"}}');
INSERT INTO "personal" VALUES('complaint','CITY-04-proposed',8,'{"/event":{"remarks":"at once"}}');
INSERT INTO "personal" VALUES('complaint','CITY-04-proposed',9,'{"/event":{"opinion":"pay it back"}}');
INSERT INTO "personal" VALUES('complaint','CITY-05-reviewed',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-05-reviewed"}}');
INSERT INTO "personal" VALUES('complaint','CITY-05-reviewed',2,'{"/event/reply":{"content":"we are sorry\n我们深表歉意","person":"段誉"}}');
INSERT INTO "personal" VALUES('complaint','CITY-05-reviewed',3,'{"/event":{"why":"not my fault"}}');
INSERT INTO "personal" VALUES('complaint','CITY-05-reviewed',4,'{"/event/reply":{"content":"here is what we found"}}');
INSERT INTO "personal" VALUES('complaint','CITY-05-reviewed',5,'{"/event":{"why":"the review says so"}}');
INSERT INTO "personal" VALUES('complaint','CITY-06-under-review',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-06-under-review"}}');
INSERT INTO "personal" VALUES('complaint','CITY-06-under-review',2,'{"/event/reply":{"content":"we are sorry\n我们深表歉意","person":"段誉"}}');
INSERT INTO "personal" VALUES('complaint','CITY-06-under-review',3,'{"/event":{"why":"not my fault"}}');
INSERT INTO "personal" VALUES('complaint','CITY-07-reasons',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-07-reasons"}}');
INSERT INTO "personal" VALUES('complaint','CITY-07-reasons',3,'{"/event":{"why":"not about us"}}');
INSERT INTO "personal" VALUES('complaint','CITY-07-reasons',4,'{"/event":{"why":"it is about you"}}');
INSERT INTO "personal" VALUES('complaint','CITY-07-reasons',6,'{"/event":{"why":"it is not"}}');
INSERT INTO "personal" VALUES('complaint','CITY-07-reasons',7,'{"/event/reply":{"content":"we are sorry\n我们深表歉意","person":"段誉"}}');
INSERT INTO "personal" VALUES('complaint','CITY-08-unsolved',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-08-unsolved"}}');
INSERT INTO "personal" VALUES('complaint','CITY-08-unsolved',5,'{"/event/report":{"cause":"the fee table was out of date","course":"the fee was charged twice\n手续费被重复收取","responsible":"the clerk on duty","conclusion":"the complaint is right","countermeasures":"paid back","prevention":"one fee table only"}}');
INSERT INTO "personal" VALUES('complaint','CITY-08-unsolved',7,'{"/event":{"opinion":"pay"}}');
INSERT INTO "personal" VALUES('complaint','CITY-08-unsolved',8,'{"/event":{"remarks":"at once"}}');
INSERT INTO "personal" VALUES('complaint','CITY-08-unsolved',9,'{"/event":{"opinion":"pay it back"}}');
INSERT INTO "personal" VALUES('complaint','CITY-08-unsolved',12,'{"/event/reply":{"content":"here is what we found"}}');
INSERT INTO "personal" VALUES('complaint','CITY-08-unsolved',13,'{"/event":{"note":"it came again"}}');
INSERT INTO "personal" VALUES('complaint','CITY-08-unsolved',15,'{"/event/report":{"cause":"the fee table was out of date","course":"the fee was charged twice\n手续费被重复收取","responsible":"the clerk on duty","conclusion":"the complaint is right","countermeasures":"paid back","prevention":"one fee table only"}}');
INSERT INTO "personal" VALUES('complaint','CITY-08-unsolved',17,'{"/event":{"opinion":"pay"}}');
INSERT INTO "personal" VALUES('complaint','CITY-08-unsolved',18,'{"/event":{"remarks":"at once"}}');
INSERT INTO "personal" VALUES('complaint','CITY-08-unsolved',19,'{"/event":{"opinion":"pay it back"}}');
INSERT INTO "personal" VALUES('complaint','CITY-09-withdrawn',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-09-withdrawn"}}');
INSERT INTO "personal" VALUES('complaint','CITY-09-withdrawn',2,'{"/event":{"why":"it was yesterday"}}');
INSERT INTO "personal" VALUES('complaint','CITY-09-withdrawn',3,'{"/event":{"why":"settled at home"}}');
INSERT INTO "personal" VALUES('complaint','CITY-10-referred',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-10-referred"}}');
INSERT INTO "personal" VALUES('complaint','CITY-10-referred',2,'{"/event/reply":{"content":"here is what we found"}}');
INSERT INTO "personal" VALUES('complaint','CITY-11-merged',1,'{"/event/card":{"customer_name":"虚竹","contact":"18000001999","narrative":"story of CITY-11-merged"}}');
INSERT INTO "personal" VALUES('complaint','CITY-12-joined',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-12-joined"}}');
INSERT INTO "personal" VALUES('complaint','CITY-12-joined',5,'{"/event/card":{"customer_name":"虚竹","contact":"18000001999","narrative":"story of CITY-11-merged"},"/event/history/0/event/card":{"customer_name":"虚竹","contact":"18000001999","narrative":"story of CITY-11-merged"}}');
INSERT INTO "personal" VALUES('complaint','CITY-20-at-once',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-20-at-once"}}');
INSERT INTO "personal" VALUES('complaint','CITY-21-solved',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-21-solved"}}');
INSERT INTO "personal" VALUES('complaint','CITY-21-solved',2,'{"/event/reply":{"content":"we are sorry\n我们深表歉意","person":"段誉"}}');
INSERT INTO "personal" VALUES('complaint','CITY-22-passed-on',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-22-passed-on"}}');
INSERT INTO "personal" VALUES('complaint','CITY-22-passed-on',2,'{"/event/reply":{"content":"we are sorry\n我们深表歉意","person":"段誉"}}');
INSERT INTO "personal" VALUES('complaint','CITY-22-passed-on',3,'{"/event":{"why":"not content after all"}}');
INSERT INTO "personal" VALUES('complaint','CITY-22-passed-on',7,'{"/event/report":{"cause":"the fee table was out of date","course":"the fee was charged twice\n手续费被重复收取","responsible":"the clerk on duty","conclusion":"the complaint is right","countermeasures":"paid back","prevention":"one fee table only"}}');
INSERT INTO "personal" VALUES('complaint','CITY-22-passed-on',9,'{"/event":{"opinion":"pay"}}');
INSERT INTO "personal" VALUES('complaint','CITY-30-contacted',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-30-contacted"}}');
INSERT INTO "personal" VALUES('complaint','CITY-30-contacted',2,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','CITY-31-acted',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-31-acted"}}');
INSERT INTO "personal" VALUES('complaint','CITY-31-acted',2,'{"/event/notice":{"content":"rang three times"}}');
INSERT INTO "personal" VALUES('complaint','CITY-31-acted',4,'{"/event":{"content":"what happened, and what we do"}}');
INSERT INTO "personal" VALUES('complaint','CITY-32-ratified',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-32-ratified"}}');
INSERT INTO "personal" VALUES('complaint','CITY-32-ratified',2,'{"/event/notice":{"content":"rang three times"}}');
INSERT INTO "personal" VALUES('complaint','CITY-32-ratified',4,'{"/event":{"content":"what happened, and what we do"}}');
INSERT INTO "personal" VALUES('complaint','CITY-32-ratified',7,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','CITY-32-ratified',8,'{"/event/notice":{"content":"a week more"}}');
INSERT INTO "personal" VALUES('complaint','CITY-32-ratified',12,'{"/event/notice":{"content":"we are on it"}}');
INSERT INTO "personal" VALUES('complaint','CITY-33-refused',1,'{"/event/card":{"customer_name":"段誉","contact":"18000001999","narrative":"story of CITY-33-refused"}}');
INSERT INTO "personal" VALUES('complaint','CITY-33-refused',2,'{"/event/notice":{"content":"rang three times"}}');
INSERT INTO "personal" VALUES('complaint','CITY-33-refused',4,'{"/event":{"content":"what happened, and what we do"}}');
INSERT INTO "personal" VALUES('complaint','CITY-33-refused',6,'{"/event":{"why":"too much"}}');
INSERT INTO "personal" VALUES('complaint','CITY-33-refused',10,'{"/event/report":{"cause":"the fee table was out of date","course":"the fee was charged twice\n手续费被重复收取","responsible":"the clerk on duty","conclusion":"the complaint is right","countermeasures":"paid back","prevention":"one fee table only"}}');
INSERT INTO "personal" VALUES('complaint','CITY-33-refused',12,'{"/event":{"opinion":"pay"}}');
INSERT INTO "personal" VALUES('complaint','CITY-33-refused',13,'{"/event":{"remarks":"at once"}}');
INSERT INTO "personal" VALUES('complaint','CITY-33-refused',14,'{"/event":{"opinion":"pay it back"}}');
INSERT INTO "personal" VALUES('complaint','CITY-33-refused',17,'{"/event/reply":{"content":"here is what we found"}}');
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
INSERT INTO "standings" VALUES('K-1','2026-07-01','premium','T2','example-city-bank@2026-01-01#b7ad7cd5');
INSERT INTO "standings" VALUES('K-2','2026-07-01','vip','T1','example-city-bank@2026-01-01#b7ad7cd5');
CREATE TABLE steps (
	kind VARCHAR(100) NOT NULL, 
	"case" VARCHAR(200) NOT NULL, 
	seq INTEGER NOT NULL, 
	event VARCHAR(100) NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (kind, "case", seq)
);
INSERT INTO "steps" VALUES('complaint','CITY-01-received',1,'registered','2026-03-02T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-03-02T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-01-received","received_at":"2026-03-02T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":"vip","product":"card","coding":null,"claimed":{"amount":"1500.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',1,'registered','2026-03-09T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-03-09T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-02-closed","received_at":"2026-03-09T09:30:00+08:00[Asia/Shanghai]","demands":["damages","criticism"],"matter":"fees","channel":"outlet","complainant":"agent","entitlement":{"capacity":"authorised_agent","papers":["agent_identity","signed_authorisation"],"representatives":1},"customer":"K-1","tier":"premium","product":"card","coding":{"table":"jrt-0169-2018","channel":"premises","business":null,"cause":null},"claimed":{"amount":"400.00","currency":"CNY"},"injury":false,"media":false,"regulator":true,"designated":false,"repeat":false,"public_event":false,"complainants":2,"unit":"bank/outlets/east","person":"egon","superior":"edda","handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',2,'acknowledged','2026-03-09T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"acknowledge","event":{"event":"acknowledged","version":1,"at":"2026-03-09T12:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"notice":{"channel":"telephone","proof":"sent","at":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',3,'grounds_confirmed','2026-03-09T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-03-09T15:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',4,'sent_back','2026-03-09T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"send_back_grounds","event":{"event":"sent_back","version":1,"at":"2026-03-09T18:50:00+08:00[Asia/Shanghai]","by":{"id":"otto","unit":"bank/outlets","rank":2,"positions":["outlet_manager"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',5,'grounds_confirmed','2026-03-09T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-03-09T21:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',6,'complaint_accepted','2026-03-09T16:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":6,"transition":"accept","event":{"event":"complaint_accepted","version":1,"at":"2026-03-10T00:50:00+08:00[Asia/Shanghai]","by":{"id":"otto","unit":"bank/outlets","rank":2,"positions":["outlet_manager"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',7,'handler_assigned','2026-03-09T19:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":7,"transition":"assign","event":{"event":"handler_assigned","version":1,"at":"2026-03-10T03:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"department":"bank/outlets/east","together_with":"bank/customer-relations/complaints"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',8,'handler_assigned','2026-03-09T22:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":8,"transition":"reassign","event":{"event":"handler_assigned","version":1,"at":"2026-03-10T06:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"department":"bank/customer-relations/complaints","together_with":null}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',9,'recused','2026-03-10T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":9,"transition":"recuse","event":{"event":"recused","version":1,"at":"2026-03-10T09:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"person":"nils"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',10,'report_filed','2026-03-10T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":10,"transition":"file_report","event":{"event":"report_filed","version":1,"at":"2026-03-10T12:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"report":{"category":"system"}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',11,'sent_back','2026-03-10T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":11,"transition":"send_back_report","event":{"event":"sent_back","version":1,"at":"2026-03-10T15:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',12,'report_filed','2026-03-10T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":12,"transition":"file_report","event":{"event":"report_filed","version":1,"at":"2026-03-10T18:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"report":{"category":"system"}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',13,'report_reviewed','2026-03-10T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":13,"transition":"review_report","event":{"event":"report_reviewed","version":1,"at":"2026-03-10T21:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',14,'sent_back','2026-03-10T16:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":14,"transition":"return_report","event":{"event":"sent_back","version":1,"at":"2026-03-11T00:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',15,'report_filed','2026-03-10T19:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":15,"transition":"file_report","event":{"event":"report_filed","version":1,"at":"2026-03-11T03:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"report":{"category":"system"}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',16,'report_reviewed','2026-03-10T22:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":16,"transition":"review_report","event":{"event":"report_reviewed","version":1,"at":"2026-03-11T06:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',17,'opinion_submitted','2026-03-11T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":17,"transition":"submit_opinion","event":{"event":"opinion_submitted","version":1,"at":"2026-03-11T09:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',18,'sent_back','2026-03-11T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":18,"transition":"send_back_opinion","event":{"event":"sent_back","version":1,"at":"2026-03-11T12:50:00+08:00[Asia/Shanghai]","by":{"id":"greg","unit":"bank","rank":4,"positions":["ceo"],"roles":["general_manager"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',19,'opinion_submitted','2026-03-11T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":19,"transition":"submit_opinion","event":{"event":"opinion_submitted","version":1,"at":"2026-03-11T15:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',20,'decided','2026-03-11T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":20,"transition":"decide","event":{"event":"decided","version":1,"at":"2026-03-11T18:50:00+08:00[Asia/Shanghai]","by":{"id":"greg","unit":"bank","rank":4,"positions":["ceo"],"roles":["general_manager"],"on_behalf_of":null},"ruling":"upheld"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',21,'remedy_proposed','2026-03-11T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":21,"transition":"propose_remedy","event":{"event":"remedy_proposed","version":1,"at":"2026-03-11T21:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"remedies":[]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',22,'sent_back','2026-03-11T16:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":22,"transition":"send_back_proposal","event":{"event":"sent_back","version":1,"at":"2026-03-12T00:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',23,'remedy_proposed','2026-03-11T19:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":23,"transition":"propose_remedy","event":{"event":"remedy_proposed","version":1,"at":"2026-03-12T03:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"remedies":[{"kind":"compensation","amount":{"amount":"320.50","currency":"CNY"}},{"kind":"compensation","amount":{"amount":"79.50","currency":"CNY"}},{"kind":"apology","amount":null}]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',24,'remedy_approved','2026-03-11T22:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":24,"transition":"approve_remedy","event":{"event":"remedy_approved","version":1,"at":"2026-03-12T06:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null},"grants":[{"request":{"id":"A-CITY-02-closed-compensation","action":"compensation","amount":{"amount":"400.00","currency":"CNY"},"requested_by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"at":"2026-03-12T03:50:00+08:00[Asia/Shanghai]","subject":"CITY-02-closed","customer":"K-1"},"chain":["manager"],"signatures":[{"by":{"id":"mona","unit":"bank/customer-relations","rank":2,"positions":["manager"],"roles":[],"on_behalf_of":"milo"},"at":"2026-03-12T04:00:00+08:00[Asia/Shanghai]","position":"manager","edition":"example-city-bank@2026-01-01#b7ad7cd5"}],"edition":"example-city-bank@2026-01-01#b7ad7cd5"}]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',25,'returned_to_service','2026-03-12T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":25,"transition":"return_to_service","event":{"event":"returned_to_service","version":1,"at":"2026-03-12T09:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',26,'customer_answered','2026-03-12T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":26,"transition":"answer","event":{"event":"customer_answered","version":1,"at":"2026-03-12T12:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null},"reply":{"manner":"written","person":"","contains":["verification_result","basis_and_reasons","remedies"],"proof":"posted"}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',27,'closed','2026-03-12T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":27,"transition":"close","event":{"event":"closed","version":1,"at":"2026-03-12T15:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',28,'action_agreed','2026-03-12T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":28,"transition":"agree_action","event":{"event":"action_agreed","version":1,"at":"2026-03-12T18:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null},"action":{"id":"M-1","kind":"preventive","owner":"dora","due":"2026-04-30"}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',29,'action_done','2026-03-20T18:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":29,"transition":"do_action","event":{"event":"action_done","version":1,"at":"2026-03-21T02:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"action":"M-1"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',30,'action_checked','2026-03-20T21:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":30,"transition":"check_action","event":{"event":"action_checked","version":1,"at":"2026-03-21T05:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"action":"M-1","effective":false}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',31,'action_agreed','2026-03-21T00:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":31,"transition":"agree_action","event":{"event":"action_agreed","version":1,"at":"2026-03-21T08:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null},"action":{"id":"M-2","kind":"corrective","owner":"dora","due":"2026-05-31"}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-02-closed',32,'follow_up_done','2026-03-21T03:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":32,"transition":"follow_up","event":{"event":"follow_up_done","version":1,"at":"2026-03-21T11:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-03-erased',1,'registered','2026-03-09T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-03-09T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-03-erased","received_at":"2026-03-09T09:30:00+08:00[Asia/Shanghai]","demands":["damages","criticism"],"matter":"fees","channel":"outlet","complainant":"agent","entitlement":{"capacity":"authorised_agent","papers":["agent_identity","signed_authorisation"],"representatives":1},"customer":"K-1","tier":"premium","product":"card","coding":{"table":"jrt-0169-2018","channel":"premises","business":null,"cause":null},"claimed":{"amount":"9000.00","currency":"CNY"},"injury":false,"vulnerable":null,"media":false,"regulator":true,"designated":false,"repeat":false,"public_event":false,"complainants":2,"unit":"bank/outlets/east","person":"egon","superior":"edda","handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-03-erased',2,'grounds_confirmed','2026-03-09T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-03-09T12:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-03-erased',3,'complaint_accepted','2026-03-09T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"accept","event":{"event":"complaint_accepted","version":1,"at":"2026-03-09T15:50:00+08:00[Asia/Shanghai]","by":{"id":"otto","unit":"bank/outlets","rank":2,"positions":["outlet_manager"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-03-erased',4,'handler_assigned','2026-03-09T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"assign","event":{"event":"handler_assigned","version":1,"at":"2026-03-09T18:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"department":"bank/customer-relations/complaints","together_with":null}}}');
INSERT INTO "steps" VALUES('complaint','CITY-03-erased',5,'report_filed','2026-03-09T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"file_report","event":{"event":"report_filed","version":1,"at":"2026-03-09T21:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"report":{"category":"system"}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-03-erased',6,'report_reviewed','2026-03-09T16:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":6,"transition":"review_report","event":{"event":"report_reviewed","version":1,"at":"2026-03-10T00:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-03-erased',7,'opinion_submitted','2026-03-09T19:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":7,"transition":"submit_opinion","event":{"event":"opinion_submitted","version":1,"at":"2026-03-10T03:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-03-erased',8,'decided','2026-03-09T22:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":8,"transition":"decide","event":{"event":"decided","version":1,"at":"2026-03-10T06:50:00+08:00[Asia/Shanghai]","by":{"id":"greg","unit":"bank","rank":4,"positions":["ceo"],"roles":["general_manager"],"on_behalf_of":null},"ruling":"upheld"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-03-erased',9,'remedy_proposed','2026-03-10T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":9,"transition":"propose_remedy","event":{"event":"remedy_proposed","version":1,"at":"2026-03-10T09:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"remedies":[{"kind":"compensation","amount":{"amount":"9000.00","currency":"CNY"}}]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-03-erased',10,'remedy_approved','2026-03-10T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":10,"transition":"approve_remedy","event":{"event":"remedy_approved","version":1,"at":"2026-03-10T12:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null},"grants":[{"request":{"id":"A-CITY-03-erased-compensation","action":"compensation","amount":{"amount":"9000.00","currency":"CNY"},"requested_by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"at":"2026-03-10T09:50:00+08:00[Asia/Shanghai]","subject":"CITY-03-erased","customer":"K-1"},"chain":["department_head","finance","ceo"],"signatures":[{"by":{"id":"hedy","unit":"bank/customer-relations","rank":3,"positions":["department_head"],"roles":[],"on_behalf_of":null},"at":"2026-03-10T10:00:00+08:00[Asia/Shanghai]","position":"department_head","edition":"example-city-bank@2026-01-01#b7ad7cd5"},{"by":{"id":"fred","unit":"bank/finance","rank":3,"positions":["finance"],"roles":[],"on_behalf_of":null},"at":"2026-03-10T10:10:00+08:00[Asia/Shanghai]","position":"finance","edition":"example-city-bank@2026-01-01#b7ad7cd5"},{"by":{"id":"greg","unit":"bank","rank":4,"positions":["ceo"],"roles":["general_manager"],"on_behalf_of":null},"at":"2026-03-10T10:20:00+08:00[Asia/Shanghai]","position":"ceo","edition":"example-city-bank@2026-01-01#b7ad7cd5"}],"edition":"example-city-bank@2026-01-01#b7ad7cd5"}]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-03-erased',11,'returned_to_service','2026-03-10T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":11,"transition":"return_to_service","event":{"event":"returned_to_service","version":1,"at":"2026-03-10T15:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-03-erased',12,'customer_answered','2026-03-10T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":12,"transition":"answer","event":{"event":"customer_answered","version":1,"at":"2026-03-10T18:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null},"reply":{"manner":"written","person":"","contains":["verification_result","basis_and_reasons","remedies"],"proof":"posted"}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-04-proposed',1,'registered','2026-05-11T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-05-11T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-04-proposed","received_at":"2026-05-11T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"800.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-04-proposed',2,'grounds_confirmed','2026-05-11T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-05-11T12:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-04-proposed',3,'complaint_accepted','2026-05-11T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"accept","event":{"event":"complaint_accepted","version":1,"at":"2026-05-11T15:50:00+08:00[Asia/Shanghai]","by":{"id":"otto","unit":"bank/outlets","rank":2,"positions":["outlet_manager"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-04-proposed',4,'handler_assigned','2026-05-11T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"assign","event":{"event":"handler_assigned","version":1,"at":"2026-05-11T18:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"department":"bank/customer-relations/complaints","together_with":null}}}');
INSERT INTO "steps" VALUES('complaint','CITY-04-proposed',5,'report_filed','2026-05-11T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"file_report","event":{"event":"report_filed","version":1,"at":"2026-05-11T21:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"report":{"category":"system"}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-04-proposed',6,'report_reviewed','2026-05-11T16:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":6,"transition":"review_report","event":{"event":"report_reviewed","version":1,"at":"2026-05-12T00:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-04-proposed',7,'opinion_submitted','2026-05-11T19:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":7,"transition":"submit_opinion","event":{"event":"opinion_submitted","version":1,"at":"2026-05-12T03:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-04-proposed',8,'decided','2026-05-11T22:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":8,"transition":"decide","event":{"event":"decided","version":1,"at":"2026-05-12T06:50:00+08:00[Asia/Shanghai]","by":{"id":"greg","unit":"bank","rank":4,"positions":["ceo"],"roles":["general_manager"],"on_behalf_of":null},"ruling":"upheld"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-04-proposed',9,'remedy_proposed','2026-05-12T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":9,"transition":"propose_remedy","event":{"event":"remedy_proposed","version":1,"at":"2026-05-12T09:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"remedies":[{"kind":"compensation","amount":{"amount":"320.50","currency":"CNY"}},{"kind":"compensation","amount":{"amount":"79.50","currency":"CNY"}},{"kind":"apology","amount":null},{"kind":"price_reduction","amount":{"amount":"150.00","currency":"CNY"}}]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-05-reviewed',1,'registered','2026-04-07T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-04-07T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-05-reviewed","received_at":"2026-04-07T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-05-reviewed',2,'explained','2026-04-07T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"explain_cause","event":{"event":"explained","version":1,"at":"2026-04-07T12:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"reply":{"manner":"oral","contains":[],"proof":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-05-reviewed',3,'review_requested','2026-04-08T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"request_review","event":{"event":"review_requested","version":1,"at":"2026-04-08T18:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-05-reviewed',4,'review_decided','2026-04-08T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"decide_review","event":{"event":"review_decided","version":1,"at":"2026-04-08T21:50:00+08:00[Asia/Shanghai]","by":{"id":"otto","unit":"bank/outlets","rank":2,"positions":["outlet_manager"],"roles":["intake"],"on_behalf_of":null},"reply":{"manner":"written","person":"","contains":[],"proof":"posted"},"ruling":"partly_upheld"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-05-reviewed',5,'reopened','2026-04-08T16:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"reopen","event":{"event":"reopened","version":1,"at":"2026-04-09T00:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null},"on":"review"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-06-under-review',1,'registered','2026-04-08T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-04-08T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-06-under-review","received_at":"2026-04-08T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-06-under-review',2,'explained','2026-04-08T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"explain_cause","event":{"event":"explained","version":1,"at":"2026-04-08T12:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"reply":{"manner":"oral","contains":[],"proof":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-06-under-review',3,'review_requested','2026-04-08T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"request_review","event":{"event":"review_requested","version":1,"at":"2026-04-08T15:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-07-reasons',1,'registered','2026-04-13T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-04-13T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-07-reasons","received_at":"2026-04-13T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-07-reasons',2,'grounds_confirmed','2026-04-13T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-04-13T12:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-07-reasons',3,'not_accepted','2026-04-13T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"decline","event":{"event":"not_accepted","version":1,"at":"2026-04-13T15:50:00+08:00[Asia/Shanghai]","by":{"id":"otto","unit":"bank/outlets","rank":2,"positions":["outlet_manager"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-07-reasons',4,'new_facts','2026-04-13T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"reconsider","event":{"event":"new_facts","version":1,"at":"2026-04-13T18:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-07-reasons',5,'grounds_confirmed','2026-04-13T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-04-13T21:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-07-reasons',6,'not_accepted','2026-04-13T16:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":6,"transition":"decline","event":{"event":"not_accepted","version":1,"at":"2026-04-14T00:50:00+08:00[Asia/Shanghai]","by":{"id":"otto","unit":"bank/outlets","rank":2,"positions":["outlet_manager"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-07-reasons',7,'reasons_given','2026-04-13T19:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":7,"transition":"give_reasons","event":{"event":"reasons_given","version":1,"at":"2026-04-14T03:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"reply":{"manner":"oral","contains":[],"proof":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',1,'registered','2026-04-20T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-04-20T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-08-unsolved","received_at":"2026-04-20T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',2,'grounds_confirmed','2026-04-20T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-04-20T12:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',3,'complaint_accepted','2026-04-20T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"accept","event":{"event":"complaint_accepted","version":1,"at":"2026-04-20T15:50:00+08:00[Asia/Shanghai]","by":{"id":"otto","unit":"bank/outlets","rank":2,"positions":["outlet_manager"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',4,'handler_assigned','2026-04-20T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"assign","event":{"event":"handler_assigned","version":1,"at":"2026-04-20T18:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"department":"bank/customer-relations/complaints","together_with":null}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',5,'report_filed','2026-04-20T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"file_report","event":{"event":"report_filed","version":1,"at":"2026-04-20T21:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"report":{"category":"system"}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',6,'report_reviewed','2026-04-20T16:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":6,"transition":"review_report","event":{"event":"report_reviewed","version":1,"at":"2026-04-21T00:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',7,'opinion_submitted','2026-04-20T19:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":7,"transition":"submit_opinion","event":{"event":"opinion_submitted","version":1,"at":"2026-04-21T03:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',8,'decided','2026-04-20T22:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":8,"transition":"decide","event":{"event":"decided","version":1,"at":"2026-04-21T06:50:00+08:00[Asia/Shanghai]","by":{"id":"greg","unit":"bank","rank":4,"positions":["ceo"],"roles":["general_manager"],"on_behalf_of":null},"ruling":"upheld"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',9,'remedy_proposed','2026-04-21T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":9,"transition":"propose_remedy","event":{"event":"remedy_proposed","version":1,"at":"2026-04-21T09:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"remedies":[]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',10,'remedy_approved','2026-04-21T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":10,"transition":"approve_remedy","event":{"event":"remedy_approved","version":1,"at":"2026-04-21T12:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null},"grants":[]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',11,'returned_to_service','2026-04-21T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":11,"transition":"return_to_service","event":{"event":"returned_to_service","version":1,"at":"2026-04-21T15:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',12,'customer_answered','2026-04-21T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":12,"transition":"answer","event":{"event":"customer_answered","version":1,"at":"2026-04-21T18:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null},"reply":{"manner":"written","person":"","contains":["verification_result","basis_and_reasons","remedies"],"proof":"posted"}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',13,'follow_up_unsolved','2026-04-25T14:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":13,"transition":"follow_up_unsolved","event":{"event":"follow_up_unsolved","version":1,"at":"2026-04-25T22:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',14,'handler_assigned','2026-04-25T17:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":14,"transition":"assign","event":{"event":"handler_assigned","version":1,"at":"2026-04-26T01:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"department":"bank/customer-relations/complaints","together_with":null}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',15,'report_filed','2026-04-25T20:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":15,"transition":"file_report","event":{"event":"report_filed","version":1,"at":"2026-04-26T04:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"report":{"category":"system"}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',16,'report_reviewed','2026-04-25T23:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":16,"transition":"review_report","event":{"event":"report_reviewed","version":1,"at":"2026-04-26T07:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',17,'opinion_submitted','2026-04-26T02:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":17,"transition":"submit_opinion","event":{"event":"opinion_submitted","version":1,"at":"2026-04-26T10:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',18,'decided','2026-04-26T05:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":18,"transition":"decide","event":{"event":"decided","version":1,"at":"2026-04-26T13:50:00+08:00[Asia/Shanghai]","by":{"id":"greg","unit":"bank","rank":4,"positions":["ceo"],"roles":["general_manager"],"on_behalf_of":null},"ruling":"upheld"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',19,'remedy_proposed','2026-04-26T08:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":19,"transition":"propose_remedy","event":{"event":"remedy_proposed","version":1,"at":"2026-04-26T16:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"remedies":[]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',20,'remedy_approved','2026-04-26T11:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":20,"transition":"approve_remedy","event":{"event":"remedy_approved","version":1,"at":"2026-04-26T19:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null},"grants":[]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-08-unsolved',21,'returned_to_service','2026-04-26T14:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":21,"transition":"return_to_service","event":{"event":"returned_to_service","version":1,"at":"2026-04-26T22:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-09-withdrawn',1,'registered','2026-04-21T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-04-21T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-09-withdrawn","received_at":"2026-04-21T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-09-withdrawn',2,'new_facts','2026-04-21T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"add_facts","event":{"event":"new_facts","version":1,"at":"2026-04-21T12:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-09-withdrawn',3,'withdrawn','2026-04-21T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"withdraw","event":{"event":"withdrawn","version":1,"at":"2026-04-21T15:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-10-referred',1,'registered','2026-04-22T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-04-22T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-10-referred","received_at":"2026-04-22T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-10-referred',2,'referred','2026-04-22T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"refer","event":{"event":"referred","version":1,"at":"2026-04-22T12:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null},"reply":{"manner":"written","person":"","contains":[],"proof":"posted"},"body":"the data protection office"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-11-merged',1,'registered','2026-04-24T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-04-24T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-11-merged","received_at":"2026-04-24T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-2","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-11-merged',2,'grounds_confirmed','2026-04-24T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-04-24T12:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-11-merged',3,'merged','2026-04-27T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"merge","event":{"event":"merged","version":1,"at":"2026-04-27T21:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"into":"CITY-12-joined"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-12-joined',1,'registered','2026-04-27T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-04-27T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-12-joined","received_at":"2026-04-27T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-12-joined',2,'grounds_confirmed','2026-04-27T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-04-27T12:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-12-joined',3,'complaint_accepted','2026-04-27T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"accept","event":{"event":"complaint_accepted","version":1,"at":"2026-04-27T15:50:00+08:00[Asia/Shanghai]","by":{"id":"otto","unit":"bank/outlets","rank":2,"positions":["outlet_manager"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-12-joined',4,'handler_assigned','2026-04-27T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"assign","event":{"event":"handler_assigned","version":1,"at":"2026-04-27T18:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"department":"bank/customer-relations/complaints","together_with":null}}}');
INSERT INTO "steps" VALUES('complaint','CITY-12-joined',5,'merged_in','2026-04-27T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"merge_in","event":{"event":"merged_in","version":1,"at":"2026-04-27T21:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"other":"CITY-11-merged","card":{"number":"CITY-11-merged","received_at":"2026-04-24T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-2","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""},"history":[{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-04-24T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-11-merged","received_at":"2026-04-24T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-2","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}},{"seq":2,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-04-24T12:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-20-at-once',1,'registered','2026-03-03T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-03-03T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-20-at-once","received_at":"2026-03-03T09:30:00+08:00[Asia/Shanghai]","demands":["price_reduction"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"120.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-21-solved',1,'registered','2026-03-04T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-03-04T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-21-solved","received_at":"2026-03-04T09:30:00+08:00[Asia/Shanghai]","demands":["price_reduction"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"120.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-21-solved',2,'solved_at_once','2026-03-04T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"solve","event":{"event":"solved_at_once","version":1,"at":"2026-03-04T12:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"reply":{"manner":"oral","contains":[],"proof":null},"content":true,"remedies":[{"kind":"price_reduction","amount":{"amount":"120.00","currency":"CNY"}}],"grants":[{"request":{"id":"A-CITY-21-solved-price_reduction","action":"price_reduction","amount":{"amount":"120.00","currency":"CNY"},"requested_by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"at":"2026-03-04T09:50:00+08:00[Asia/Shanghai]","subject":"CITY-21-solved","customer":"K-1"},"chain":["specialist"],"signatures":[{"by":{"id":"sten","unit":"bank/customer-relations/service","rank":1,"positions":["specialist"],"roles":[],"on_behalf_of":null},"at":"2026-03-04T10:00:00+08:00[Asia/Shanghai]","position":"specialist","edition":"example-city-bank@2026-01-01#b7ad7cd5"}],"edition":"example-city-bank@2026-01-01#b7ad7cd5"}]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-22-passed-on',1,'registered','2026-03-05T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-03-05T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-22-passed-on","received_at":"2026-03-05T09:30:00+08:00[Asia/Shanghai]","demands":["price_reduction"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":{"amount":"120.00","currency":"CNY"},"injury":null,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-22-passed-on',2,'solved_at_once','2026-03-05T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"solve","event":{"event":"solved_at_once","version":1,"at":"2026-03-05T12:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"reply":{"manner":"oral","contains":[],"proof":null},"content":true,"remedies":[],"grants":[]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-22-passed-on',3,'passed_on','2026-03-07T06:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"pass_on","event":{"event":"passed_on","version":1,"at":"2026-03-07T14:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-22-passed-on',4,'grounds_confirmed','2026-03-07T09:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-03-07T17:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-22-passed-on',5,'complaint_accepted','2026-03-07T12:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"accept","event":{"event":"complaint_accepted","version":1,"at":"2026-03-07T20:50:00+08:00[Asia/Shanghai]","by":{"id":"otto","unit":"bank/outlets","rank":2,"positions":["outlet_manager"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-22-passed-on',6,'handler_assigned','2026-03-07T15:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":6,"transition":"assign","event":{"event":"handler_assigned","version":1,"at":"2026-03-07T23:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"department":"bank/customer-relations/complaints","together_with":null}}}');
INSERT INTO "steps" VALUES('complaint','CITY-22-passed-on',7,'report_filed','2026-03-07T18:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":7,"transition":"file_report","event":{"event":"report_filed","version":1,"at":"2026-03-08T02:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"report":{"category":"system"}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-22-passed-on',8,'report_reviewed','2026-03-07T21:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":8,"transition":"review_report","event":{"event":"report_reviewed","version":1,"at":"2026-03-08T05:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-22-passed-on',9,'opinion_submitted','2026-03-08T00:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":9,"transition":"submit_opinion","event":{"event":"opinion_submitted","version":1,"at":"2026-03-08T08:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-30-contacted',1,'registered','2026-05-06T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-05-06T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-30-contacted","received_at":"2026-05-06T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":true,"vulnerable":null,"media":null,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":1,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-30-contacted',2,'customer_contacted','2026-05-06T02:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"contact_first","event":{"event":"customer_contacted","version":1,"at":"2026-05-06T10:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null},"notice":{"channel":"telephone","proof":"called","at":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-31-acted',1,'registered','2026-05-07T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-05-07T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-31-acted","received_at":"2026-05-07T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":true,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":25,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-31-acted',2,'customer_contacted','2026-05-07T02:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"contact_first","event":{"event":"customer_contacted","version":1,"at":"2026-05-07T10:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null},"notice":{"channel":"telephone","proof":"unreachable","at":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-31-acted',3,'crisis_group_formed','2026-05-07T03:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"form_crisis_group","event":{"event":"crisis_group_formed","version":1,"at":"2026-05-07T11:50:00+08:00[Asia/Shanghai]","by":{"id":"greg","unit":"bank","rank":4,"positions":["ceo"],"roles":["general_manager"],"on_behalf_of":null},"members":[{"id":"dora","unit":"bank/customer-relations","rank":3,"positions":["director"],"roles":[],"on_behalf_of":null},{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-31-acted',4,'public_informed','2026-05-07T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"inform_public","event":{"event":"public_informed","version":1,"at":"2026-05-07T12:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"channel":"social_media"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-31-acted',5,'emergency_remedy','2026-05-07T05:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"act_in_emergency","event":{"event":"emergency_remedy","version":1,"at":"2026-05-07T13:50:00+08:00[Asia/Shanghai]","by":{"id":"dora","unit":"bank/customer-relations","rank":3,"positions":["director"],"roles":[],"on_behalf_of":null},"remedies":[{"kind":"compensation","amount":{"amount":"3000.00","currency":"CNY"}},{"kind":"exchange","amount":null}],"reason":"spreading_in_public","members":[{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-32-ratified',1,'registered','2026-05-12T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-05-12T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-32-ratified","received_at":"2026-05-12T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":true,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":25,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-32-ratified',2,'customer_contacted','2026-05-12T02:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"contact_first","event":{"event":"customer_contacted","version":1,"at":"2026-05-12T10:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null},"notice":{"channel":"telephone","proof":"unreachable","at":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-32-ratified',3,'crisis_group_formed','2026-05-12T03:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"form_crisis_group","event":{"event":"crisis_group_formed","version":1,"at":"2026-05-12T11:50:00+08:00[Asia/Shanghai]","by":{"id":"greg","unit":"bank","rank":4,"positions":["ceo"],"roles":["general_manager"],"on_behalf_of":null},"members":[{"id":"dora","unit":"bank/customer-relations","rank":3,"positions":["director"],"roles":[],"on_behalf_of":null},{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-32-ratified',4,'public_informed','2026-05-12T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"inform_public","event":{"event":"public_informed","version":1,"at":"2026-05-12T12:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"channel":"social_media"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-32-ratified',5,'emergency_remedy','2026-05-12T05:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"act_in_emergency","event":{"event":"emergency_remedy","version":1,"at":"2026-05-12T13:50:00+08:00[Asia/Shanghai]","by":{"id":"dora","unit":"bank/customer-relations","rank":3,"positions":["director"],"roles":[],"on_behalf_of":null},"remedies":[{"kind":"compensation","amount":{"amount":"3000.00","currency":"CNY"}},{"kind":"exchange","amount":null}],"reason":"spreading_in_public","members":[{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-32-ratified',6,'emergency_ratified','2026-05-12T06:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":6,"transition":"ratify","event":{"event":"emergency_ratified","version":1,"at":"2026-05-12T14:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"grants":[{"request":{"id":"A-CITY-32-ratified-compensation","action":"compensation","amount":{"amount":"3000.00","currency":"CNY"},"requested_by":{"id":"dora","unit":"bank/customer-relations","rank":3,"positions":["director"],"roles":[],"on_behalf_of":null},"at":"2026-05-12T13:50:00+08:00[Asia/Shanghai]","subject":"CITY-32-ratified","customer":"K-1"},"chain":["manager"],"signatures":[{"by":{"id":"mona","unit":"bank/customer-relations","rank":2,"positions":["manager"],"roles":[],"on_behalf_of":"milo"},"at":"2026-05-12T14:00:00+08:00[Asia/Shanghai]","position":"manager","edition":"example-city-bank@2026-01-01#b7ad7cd5"}],"edition":"example-city-bank@2026-01-01#b7ad7cd5"}]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-32-ratified',7,'progress_reported','2026-05-12T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":7,"transition":"report_progress","event":{"event":"progress_reported","version":1,"at":"2026-05-12T15:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null},"notice":{"channel":"telephone","proof":"called","at":null},"expected":"2026-05-18"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-32-ratified',8,'holding_reply_sent','2026-05-12T08:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":8,"transition":"hold","event":{"event":"holding_reply_sent","version":1,"at":"2026-05-12T16:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null},"notice":{"channel":"telephone","proof":"posted","at":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-32-ratified',9,'grounds_confirmed','2026-05-12T09:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":9,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-05-12T17:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-32-ratified',10,'complaint_accepted','2026-05-12T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":10,"transition":"accept","event":{"event":"complaint_accepted","version":1,"at":"2026-05-12T18:50:00+08:00[Asia/Shanghai]","by":{"id":"otto","unit":"bank/outlets","rank":2,"positions":["outlet_manager"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-32-ratified',11,'handler_assigned','2026-05-12T11:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":11,"transition":"assign","event":{"event":"handler_assigned","version":1,"at":"2026-05-12T19:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"department":"bank/customer-relations/complaints","together_with":null}}}');
INSERT INTO "steps" VALUES('complaint','CITY-32-ratified',12,'customer_contacted','2026-05-12T12:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":12,"transition":"contact","event":{"event":"customer_contacted","version":1,"at":"2026-05-12T20:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"notice":{"channel":"telephone","proof":"called","at":"2026-05-12T19:50:00+08:00[Asia/Shanghai]"}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-32-ratified',13,'emergency_remedy','2026-05-12T13:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":13,"transition":"act_in_emergency","event":{"event":"emergency_remedy","version":1,"at":"2026-05-12T21:50:00+08:00[Asia/Shanghai]","by":{"id":"dora","unit":"bank/customer-relations","rank":3,"positions":["director"],"roles":[],"on_behalf_of":null},"remedies":[{"kind":"apology","amount":null}],"reason":"customer_in_need","members":[{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',1,'registered','2026-05-14T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":1,"transition":"register","event":{"event":"registered","version":1,"at":"2026-05-14T09:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null},"card":{"number":"CITY-33-refused","received_at":"2026-05-14T09:30:00+08:00[Asia/Shanghai]","demands":["explanation"],"matter":"other","channel":"outlet","complainant":"consumer","entitlement":{"capacity":"self","papers":[],"representatives":1},"customer":"K-1","tier":null,"product":null,"coding":null,"claimed":null,"injury":null,"vulnerable":null,"media":true,"regulator":null,"designated":null,"repeat":null,"public_event":null,"complainants":25,"unit":null,"person":null,"superior":null,"postcode":null,"handling_opinion":""}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',2,'customer_contacted','2026-05-14T02:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":2,"transition":"contact_first","event":{"event":"customer_contacted","version":1,"at":"2026-05-14T10:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null},"notice":{"channel":"telephone","proof":"unreachable","at":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',3,'crisis_group_formed','2026-05-14T03:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":3,"transition":"form_crisis_group","event":{"event":"crisis_group_formed","version":1,"at":"2026-05-14T11:50:00+08:00[Asia/Shanghai]","by":{"id":"greg","unit":"bank","rank":4,"positions":["ceo"],"roles":["general_manager"],"on_behalf_of":null},"members":[{"id":"dora","unit":"bank/customer-relations","rank":3,"positions":["director"],"roles":[],"on_behalf_of":null},{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',4,'public_informed','2026-05-14T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":4,"transition":"inform_public","event":{"event":"public_informed","version":1,"at":"2026-05-14T12:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"channel":"social_media"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',5,'emergency_remedy','2026-05-14T05:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":5,"transition":"act_in_emergency","event":{"event":"emergency_remedy","version":1,"at":"2026-05-14T13:50:00+08:00[Asia/Shanghai]","by":{"id":"dora","unit":"bank/customer-relations","rank":3,"positions":["director"],"roles":[],"on_behalf_of":null},"remedies":[{"kind":"compensation","amount":{"amount":"3000.00","currency":"CNY"}},{"kind":"exchange","amount":null}],"reason":"spreading_in_public","members":[{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',6,'emergency_refused','2026-05-17T23:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":6,"transition":"refuse_to_ratify","event":{"event":"emergency_refused","version":1,"at":"2026-05-18T07:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"refusals":[{"request":{"id":"A-CITY-33-refused-compensation","action":"compensation","amount":{"amount":"3000.00","currency":"CNY"},"requested_by":{"id":"dora","unit":"bank/customer-relations","rank":3,"positions":["director"],"roles":[],"on_behalf_of":null},"at":"2026-05-14T13:50:00+08:00[Asia/Shanghai]","subject":"CITY-33-refused","customer":"K-1"},"by":{"id":"mona","unit":"bank/customer-relations","rank":2,"positions":["manager"],"roles":[],"on_behalf_of":"milo"},"at":"2026-05-14T13:50:00+08:00[Asia/Shanghai]","reasons":["too_much"],"edition":"example-city-bank@2026-01-01#b7ad7cd5"}]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',7,'grounds_confirmed','2026-05-18T00:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":7,"transition":"confirm","event":{"event":"grounds_confirmed","version":1,"at":"2026-05-18T08:50:00+08:00[Asia/Shanghai]","by":{"id":"wei","unit":"bank/outlets/west","rank":1,"positions":["outlet_clerk"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',8,'complaint_accepted','2026-05-18T01:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":8,"transition":"accept","event":{"event":"complaint_accepted","version":1,"at":"2026-05-18T09:50:00+08:00[Asia/Shanghai]","by":{"id":"otto","unit":"bank/outlets","rank":2,"positions":["outlet_manager"],"roles":["intake"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',9,'handler_assigned','2026-05-18T02:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":9,"transition":"assign","event":{"event":"handler_assigned","version":1,"at":"2026-05-18T10:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null},"department":"bank/customer-relations/complaints","together_with":null}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',10,'report_filed','2026-05-18T03:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":10,"transition":"file_report","event":{"event":"report_filed","version":1,"at":"2026-05-18T11:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"report":{"category":"system"}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',11,'report_reviewed','2026-05-18T04:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":11,"transition":"review_report","event":{"event":"report_reviewed","version":1,"at":"2026-05-18T12:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',12,'opinion_submitted','2026-05-18T05:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":12,"transition":"submit_opinion","event":{"event":"opinion_submitted","version":1,"at":"2026-05-18T13:50:00+08:00[Asia/Shanghai]","by":{"id":"ada","unit":"bank/administration","rank":2,"positions":["administration_officer"],"roles":["administration"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',13,'decided','2026-05-18T06:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":13,"transition":"decide","event":{"event":"decided","version":1,"at":"2026-05-18T14:50:00+08:00[Asia/Shanghai]","by":{"id":"greg","unit":"bank","rank":4,"positions":["ceo"],"roles":["general_manager"],"on_behalf_of":null},"ruling":"upheld"}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',14,'remedy_proposed','2026-05-18T07:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":14,"transition":"propose_remedy","event":{"event":"remedy_proposed","version":1,"at":"2026-05-18T15:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null},"remedies":[]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',15,'remedy_approved','2026-05-18T08:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":15,"transition":"approve_remedy","event":{"event":"remedy_approved","version":1,"at":"2026-05-18T16:50:00+08:00[Asia/Shanghai]","by":{"id":"susi","unit":"bank/customer-relations/complaints","rank":2,"positions":["complaint_supervisor"],"roles":["handler_supervisor"],"on_behalf_of":null},"grants":[]}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',16,'returned_to_service','2026-05-18T09:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":16,"transition":"return_to_service","event":{"event":"returned_to_service","version":1,"at":"2026-05-18T17:50:00+08:00[Asia/Shanghai]","by":{"id":"hans","unit":"bank/customer-relations/complaints","rank":1,"positions":["complaint_handler","specialist"],"roles":["handler"],"on_behalf_of":null}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',17,'customer_answered','2026-05-18T10:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":17,"transition":"answer","event":{"event":"customer_answered","version":1,"at":"2026-05-18T18:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null},"reply":{"manner":"written","person":"","contains":[],"proof":"posted"}}}}');
INSERT INTO "steps" VALUES('complaint','CITY-33-refused',18,'closed','2026-05-18T11:50:00.000000+00:00','{"kind":"step","version":1,"data":{"seq":18,"transition":"close","event":{"event":"closed","version":1,"at":"2026-05-18T19:50:00+08:00[Asia/Shanghai]","by":{"id":"carl","unit":"bank/customer-relations/service","rank":1,"positions":["service_specialist"],"roles":["customer_service"],"on_behalf_of":null}}}}');
CREATE INDEX outbox_pending ON outbox (kind, done, position);
CREATE INDEX entries_by_customer ON entries (kind, customer, at);
CREATE INDEX entries_by_time ON entries (kind, at);
CREATE INDEX approvals_by_action ON approvals (action, at);
COMMIT;
