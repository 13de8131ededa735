namespace Guiju.Norms.Tests.Language;

/// <summary>Each fault is found at its place: § stands before the character that the diagnostic points at.</summary>
public class DiagnosticTests
{
    /// <summary>Code, part of the hint or message, and the rule of a norm.</summary>
    public static TheoryData<string, string, string> Rules => new()
    {
        { "unknown-event", "Did you mean 'work.started'?", "response: {after: §work.startd, then: fault.solved}" },
        { "unknown-event", "no event 'x.y'", "order: {steps: [visit.called, §x.y], skipping: allowed}" },
        { "unknown-event", "Did you mean 'order.opened.reportedAt'?", "limit: {start: {field: §order.openend.reportedAt}, stop: fault.solved, within: 1h}" },
        { "unknown-field", "Did you mean 'reason'?", "response: {after: {event: order.paused, where: {§raeson: third-party}}, then: order.resumed}" },
        { "unknown-field", "Did you mean 'phone'?", "fields: {on: visit.carded, require: [surname, §phon]}" },
        { "unknown-field", "Did you mean 'closingWords'?", "phrases: {on: visit.left, field: §closingWord, forbid: bad}" },
        { "unknown-field", "visit.appointed.startsAt", "interval: {act: visit.arrived, reference: {field: §visit.appointed.startAt}, at_most: 0m}" },
        { "unknown-field", "Did you mean 'engineer'?", "response: {after: work.started, then: fault.solved, same: §enginer}" },
        { "unknown-field", "no field or case attribute 'reached'", "precedence: {act: {event: [visit.called, visit.carded], where: {§reached: true}}, needs: visit.arrived}" },
        { "unknown-attribute", "Did you mean 'order.kind'?", "when: {§order.kin: fault}\nprecedence: {act: visit.departed, needs: visit.called}" },
        { "unknown-code", "Did you mean 'fault'?", "when: {order.kind: §fualt}\nprecedence: {act: visit.departed, needs: visit.called}" },
        { "unknown-code", "Known here: AAA, AA, A, normal.", "when: {order.tier: [AAA, §gold]}\nprecedence: {act: visit.departed, needs: visit.called}" },
        { "wrong-type", "true or false", "precedence: {act: {event: visit.called, where: {reached: §yes}}, needs: visit.prepared}" },
        { "wrong-type", "a whole number", "fields: {on: order.recorded, require: [{count: {at_least: §1.5}}]}" },
        { "wrong-type", "has no order", "fields: {on: order.recorded, require: [{process: {above: §3}}]}" },
        { "wrong-type", "an instant such as", "precedence: {act: {event: visit.appointed, where: {startsAt: {above: §tomorrow}}}, needs: visit.called}" },
        { "wrong-type", "is not an instant", "limit: {start: {field: §order.opened.summary}, stop: fault.solved, within: 1h}" },
        { "wrong-type", "is not a text", "phrases: {on: visit.left, field: §thanked, forbid: bad}" },
        { "wrong-type", "true or false", "check: G\ndeviation: §maybe\nprecedence: {act: visit.departed, needs: visit.called}" },
        { "wrong-type", "Lists cannot be compared", "response: {after: visit.prepared, then: visit.prepared, same: §tools}" },
        { "wrong-type", "Lists cannot be compared", "response: {after: visit.prepared, then: visit.prepared, different: §tools}" },
        { "unknown-field", "Did you mean 'engineer'?", "response: {after: work.started, then: work.started, different: §enginer}" },
        { "unknown-field", "no field or case attribute 'kost'", "precedence: {act: order.recorded, needs: order.recorded, pair: {cost: {at_most: {activation: §kost}}}}" },
        { "unknown-field", "Did you mean 'cost'?", "precedence: {act: order.recorded, needs: order.recorded, pair: {§kost: 1}}" },
        { "unknown-key", "write 'field'", "fields: {on: order.recorded, require: [{cost: {at_most: {§activation: count}}}]}" },
        { "wrong-shape", "A value, or {field: NAME}", "fields: {on: order.recorded, require: [{cost: {at_most: §{value: 3}}}]}" },
        { "wrong-type", "not a number", "fields: {on: order.recorded, require: [{cost: {at_most: §{field: process}}}]}" },
        { "wrong-type", "has no order", "fields: {on: order.recorded, require: [{process: {above: §{field: analysis}}}]}" },
        { "unknown-key", "'pair' means nothing", "declare: {template: existence, a: visit.called, §pair: {reached: true}}" },
        { "bad-duration", "not a length of time", "response: {after: work.started, then: fault.solved, within: §" + string.Concat(Enumerable.Repeat("3000000000000000w", 100)) + "}" },
        { "contradictory-condition", "'order.kind'", "when: §{all: [{order.kind: fault}, {order.kind: install}]}\nprecedence: {act: visit.departed, needs: visit.called}" },
        { "contradictory-condition", "'order.tier'", "when: §{order.tier: {not: [AAA, AA, A, normal]}}\nprecedence: {act: visit.departed, needs: visit.called}" },
        { "contradictory-condition", "'count'", "fields: {on: order.recorded, require: [§{count: {above: 3, below: 3}}]}" },
        { "contradictory-condition", "'count'", "fields: {on: order.recorded, require: [§{all: [{count: 2}, {count: {at_least: 3}}]}]}" },
        { "contradictory-condition", "'reached'", "precedence: {act: {event: visit.called, where: §{all: [{reached: true}, {reached: {not: true}}]}}, needs: visit.prepared}" },
        { "contradictory-condition", "'surname'", "fields: {on: visit.carded, require: [§{any: [{surname: {present: false, not: x}}, {phone: y}]}]}" },
        { "contradictory-condition", "one of nothing", "when: {order.kind: §[]}\nprecedence: {act: visit.departed, needs: visit.called}" },
        { "bad-duration", "Write a number with its unit", "response: {after: work.started, then: fault.solved, within: §15}" },
        { "bad-duration", "not a length of time", "response: {after: work.started, then: fault.solved, within: §15 min}" },
        { "bad-duration", "must not be negative", "response: {after: work.started, then: fault.solved, within: §-15m}" },
        { "bad-duration", "between 0% and 100%", "response: {after: work.started, then: fault.solved, within: 15m, warn: [§120%]}" },
        { "bad-duration", "not a length of time", "response: {after: work.started, then: fault.solved, within: §200000000000000d}" },
        { "late-warning", "already over", "response: {after: work.started, then: fault.solved, within: 15m, warn: [§15m]}" },
        { "late-warning", "Add 'within'", "response: §{after: work.started, then: fault.solved, warn: [15m]}" },
        { "empty-window", "nothing can meet both", "response: §{after: work.started, then: fault.solved, at_least: 2h, within: 1h}" },
        { "empty-window", "nothing can meet both", "interval: §{act: visit.arrived, reference: visit.knocked, at_least: 0m, at_most: -5m}" },
        { "unknown-clock", "Leave 'clock' out.", "interval: {act: visit.arrived, reference: visit.knocked, at_least: 1m, clock: §office}" },
        { "unknown-norm", "no norm in this pack called 'N1'", "compensation: {breach: §N1, then: escalation.reported, within: 15m}" },
        { "compensation-cycle", "N0 → N0", "compensation: {breach: §N0, then: escalation.reported, within: 15m}" },
        { "missing-key", "'then' is missing", "compensation: §{breach: N0}" },
        { "form", "can be reopened only", "judged_by: case-start\npending: §reopened\nprecedence: {act: visit.departed, needs: visit.called}" },
        { "unknown-value", "called 'case'", "judged_by: §case\nprecedence: {act: visit.departed, needs: visit.called}" },
        { "combine-value", "the longest could count", "combines: §{as: wait, by: longest}\nfields: {on: visit.carded, require: [surname]}" },
        { "unknown-value", "called 'loudest'", "combines: {as: wait, by: §loudest}\nfields: {on: visit.carded, require: [surname]}" },
        { "missing-key", "'as' is missing", "combines: §{by: union}\nfields: {on: visit.carded, require: [surname]}" },
        { "unknown-pause", "no pause 'lunch'", "response: {after: work.started, then: fault.solved, within: 15m, pause: §lunch}" },
        { "missing-key", "'until' is missing", "response: {after: work.started, then: fault.solved, within: 15m, pause: §{from: order.paused}}" },
        { "missing-key", "'minus' is missing", "response: {after: work.started, then: fault.solved, within: 15m, clock: §{calendar: wall}}" },
        { "unknown-field", "Did you mean 'reason'?", "response: {after: work.started, then: fault.solved, within: 15m, pause: {from: order.paused, until: order.resumed, needs: [§reson]}}" },
        { "form", "from' an event 'until'", "response: {after: work.started, then: fault.solved, within: 15m, pause: {while: {order.kind: fault}, from: §order.paused}}" },
        { "missing-key", "neither is asked for", "response: {after: work.started, then: fault.solved, within: 15m, pause: {from: order.paused, until: order.resumed, otherwise: §flagged}}" },
        { "bad-duration", "stops no clock", "response: {after: work.started, then: fault.solved, within: 15m, pause: {from: order.paused, until: order.resumed, at_most: §0m}}" },
        { "unknown-value", "called 'ignored'", "response: {after: work.started, then: fault.solved, within: 15m, pause: {from: order.paused, until: order.resumed, needs: [reason], otherwise: §ignored}}" },
        { "unknown-attribute", "Did you mean 'order.tier'?", "response: {after: work.started, then: fault.solved, within: 15m, pause: {while: {§order.teir: AA}}}" },
        { "unknown-key", "means nothing here", "declare: {template: init, a: visit.called, §clock: office}" },
        { "unknown-calendar", "no calendar 'shanghai'", "response: {after: work.started, then: fault.solved, within: 15m, clock: §shanghai}" },
        { "unknown-calendar", "no calendar 'nights'", "window: {act: visit.called, calendar: §nights}" },
        { "missing-key", "'calendar' is missing", "window: §{act: visit.called}" },
        { "wrong-type", "whole number from 1 to 10000", "precedence: {act: visit.left, needs: visit.called, times: §0}" },
        { "wrong-type", "whole number from 0 to 10000", "absence: {event: visit.knocked, most: §-1}" },
        { "wrong-type", "whole number from 1 to 10000", "absence: {event: visit.knocked, most: §0, in_any: 30d}" },
        { "form", "only one of them", "absence: §{event: visit.knocked, within: 1d, in_any: 30d}" },
        { "late-warning", "already over", "budget: {from: order.paused, until: order.resumed, at_most: 30m, warn: [§40m]}" },
        { "unknown-table", "Did you mean 'restore'?", "limit: {start: order.opened, stop: fault.solved, table: §restor}" },
        { "unknown-list", "Did you mean 'bad'?", "phrases: {on: visit.left, field: closingWords, forbid: §bd}" },
        { "wrong-list", "is forbidden, but required", "phrases: {on: visit.left, field: closingWords, require: §bad}" },
        { "missing-key", "'then' is missing", "response: §{after: work.started}" },
        { "missing-key", "'at_least' or 'at_most'", "interval: §{act: visit.arrived, reference: visit.knocked}" },
        { "missing-key", "need 'at_most'", "interval: §{act: visit.arrived, reference: visit.knocked, at_least: 5m, until: visit.left}" },
        { "missing-key", "Either 'table' or 'within'", "limit: §{start: order.opened, stop: fault.solved}" },
        { "missing-key", "Either 'table' or 'within'", "limit: §{start: order.opened, stop: fault.solved, within: 1h, table: restore}" },
        { "wrong-shape", "Write a norm for each field", "phrases: {on: fault.solved, field: [solution, leftovers], require: §good}" },
        { "unknown-field", "Did you mean 'leftovers'?", "phrases: {on: fault.solved, field: [solution, §leftover], forbid: bad}" },
        { "wrong-list", "is forbidden, but promise", "phrases: {on: visit.left, field: closingWords, promise: §bad}" },
        { "missing-key", "'forbid' or 'require'", "phrases: §{on: visit.left, field: closingWords}" },
        { "missing-key", "'skipping' is missing", "order: §{steps: [visit.called, visit.prepared]}" },
        { "missing-key", "'until' is missing", "response: {after: work.started, then: fault.solved, within: 1h, pause: §{from: order.paused}}" },
        { "unknown-key", "Did you mean 'within'?", "response: {after: work.started, then: fault.solved, §witin: 15m}" },
        { "unknown-key", "Did you mean 'at_least'?", "fields: {on: order.recorded, require: [{count: {§atleast: 1}}]}" },
        { "unknown-key", "Did you mean 'deviation'?", "check: G\n§deviaton: true\nprecedence: {act: visit.departed, needs: visit.called}" },
        { "unknown-value", "Known here: G, A, T, R, C.", "check: §X\nprecedence: {act: visit.departed, needs: visit.called}" },
        { "unknown-value", "Did you mean 'first'?", "interval: {act: visit.arrived, reference: {event: visit.knocked, pick: §frist}, at_least: 5m}" },
        { "unknown-case", "Did you mean 'visit'?", "case: §visti\nprecedence: {act: visit.departed, needs: visit.called}" },
        { "unknown-value", "Did you mean 'chain-response'?", "declare: {template: §chain-respons, a: visit.called, b: visit.left}" },
        { "wrong-type", "a whole number from 1 to 10000", "declare: {template: existence, a: visit.called, n: §0}" },
        { "missing-key", "'b' is missing", "declare: §{template: response, a: visit.called}" },
        { "unknown-key", "means nothing here", "declare: {template: init, a: visit.called, §b: visit.left}" },
        { "wrong-check", "Write 'check: C'.", "check: §G\nlearn: {card: known}" },
        { "wrong-check", "Write 'check: R'.", "check: §A\ninspect: {sheet: known}" },
        { "needless-deviation", "Only a gate", "check: A\ndeviation: §true\nprecedence: {act: visit.departed, needs: visit.called}" },
        { "duplicate-key", "occurs twice", "precedence: {act: visit.departed, needs: visit.called, §needs: visit.prepared}" },
        { "wrong-shape", "'response' must be a mapping", "response: §[work.started, fault.solved]" },
        { "wrong-shape", "between two and sixty", "order: {steps: §[visit.called], skipping: allowed}" },
        { "wrong-shape", "at most sixty kinds", "response: {after: work.started, then: fault.solved, within: 1h, pause: §[" + string.Join(", ", Enumerable.Repeat("{from: order.paused, until: order.resumed}", 61)) + "]}" },
        { "wrong-shape", "At least two references", "interval: {act: visit.arrived, reference: {later_of: §[visit.knocked]}, at_least: 5m}" },
        { "wrong-shape", "At least one event", "response: {after: §[], then: fault.solved}" },
        { "wrong-shape", "The name of an event", "response: {after: [§[work.started]], then: fault.solved}" },
        { "wrong-shape", "A list of conditions", "when: {any: §{order.kind: fault}}\nprecedence: {act: visit.departed, needs: visit.called}" },
    };

    /// <summary>The same for a whole pack.</summary>
    public static TheoryData<string, string, string> Packs => new()
    {
        { "missing-key", "'title' is missing", "§pack: P\nrevision: \"1\"\ndocument: {number: null}" },
        { "missing-key", "'en' is missing", "pack: P\nrevision: \"1\"\ntitle: §{zh-CN: 题}\ndocument: {number: null}" },
        { "missing-key", "'text' is missing", Head + "norms: [§{id: A, title: {zh-CN: 题, en: T}, source: s, check: A, outcome: NC, severity: minor, precedence: {act: visit.left, needs: visit.called}}]" },
        { "missing-key", "'source' is missing", Head + "norms: [§{id: A, title: {zh-CN: 题, en: T}, text: {zh-CN: 题, en: T}, check: A, outcome: NC, severity: minor, precedence: {act: visit.left, needs: visit.called}}]" },
        { "form", "exactly one of: response", Head + "norms: [§{id: A, title: {zh-CN: 题, en: T}, text: {zh-CN: 题, en: T}, source: s, check: A, outcome: NC, severity: minor}]" },
        { "form", "several rules: response, precedence", Head + "norms: [§{id: A, title: {zh-CN: 题, en: T}, text: {zh-CN: 题, en: T}, source: s, check: A, outcome: NC, severity: minor, precedence: {act: visit.left, needs: visit.called}, response: {after: visit.left, then: order.archived}}]" },
        { "duplicate-id", "already a norm 'N0'", World.Pack("precedence: {act: visit.left, needs: visit.called}") + "\n" + World.Norm("§N0", "precedence: {act: visit.left, needs: visit.called}") },
        { "unknown-attribute", "Did you mean 'order.tier'?", Head + "tables: {t: {unit: h, keys: [§order.teir], rows: []}}" },
        { "unknown-code", "Did you mean 'normal'?", Head + "tables: {t: {unit: h, keys: [order.tier], monotone: [AAA, AA, A, §norml], rows: []}}" },
        { "unknown-code", "Did you mean 'sms'?", Head + "tables: {t: {unit: h, keys: [order.product, order.kind], rows: [{order.product: §sns, fault: 1, install: 2}]}}" },
        { "wrong-type", "a code or a text", Head + "tables: {t: {unit: h, keys: [§visit.number], rows: []}}" },
        { "missing-cell", "neither filled nor marked lost", Head + "tables: {t: {unit: h, keys: [order.tier], monotone: [AAA, AA, A, normal], rows: [§{AAA: 2, AA: 4, normal: 8}]}}" },
        { "not-monotone", "less than that of the column before", Head + "tables: {t: {unit: h, keys: [order.tier], monotone: [AAA, AA, A, normal], rows: [{AAA: 2, AA: lost, A: §1, normal: 8}]}}" },
        { "bad-duration", "no unit 'hour'", Head + "tables: {t: {unit: §hour, keys: [order.tier], rows: []}}" },
        { "bad-duration", "not a length of time", Head + "tables: {t: {unit: h, keys: [order.kind], rows: [{fault: §x, install: 2}]}}" },
        { "duplicate-id", "already a row", Head + "tables: {t: {unit: h, keys: [order.kind], rows: [{fault: 1, install: 2}, §{fault: 1, install: lost}]}}" },
        { "unknown-key", "means nothing here", Head + "tables: {t: {unit: h, keys: [order.kind], rows: [{fault: 1, install: 2, §move: 3}]}}" },
        { "wrong-shape", "must not be empty", Head + "phrase_lists: {l: {kind: forbidden, items: [§\" 　\"]}}" },
        { "duplicate-id", "stands here already", Head + "phrase_lists: {l: {kind: forbidden, items: [没办法, §沒 辦法]}}" },
        { "wrong-shape", "A list of phrases is needed", Head + "phrase_lists: {l: {kind: forbidden, items: §x}}" },
        { "unknown-value", "Did you mean 'shirking'?", Head + "phrase_lists: {l: {kind: forbidden, manner: [stiff, §shriking], items: [x]}}" },
        { "wrong-list", "Only forbidden phrases have a manner", Head + "phrase_lists: {l: {kind: required, manner: §stiff, items: [x]}}" },
        { "unknown-value", "Did you mean 'address'?", Head + "phrase_lists: {l: {kind: forbidden, items: [{text: x, place: §adress}]}}" },
        { "wrong-shape", "'except' is a text or a list of texts", Head + "phrase_lists: {l: {kind: forbidden, items: [{text: x, except: [§{a: b}]}]}}" },
        { "wrong-shape", "'unless' is a text or a list of texts", Head + "phrase_lists: {l: {kind: forbidden, items: [{text: x, unless: §\"，\"}]}}" },
        { "idle-exception", "use 'unless'", Head + "phrase_lists: {l: {kind: forbidden, items: [{text: 喂, except: [喂养, §饲养]}]}}" },
        { "bad-advice", "contains '没办法'", Head + "phrase_lists: {l: {kind: forbidden, items: [§{text: 不行, better: 我也沒 辦法}, 没办法]}}" },
        { "unknown-key", "Did you mean 'unless'?", Head + "phrase_lists: {l: {kind: forbidden, items: [{text: x, §unles: y}]}}" },
        { "unknown-value", "Did you mean 'forbidden'?", Head + "phrase_lists: {l: {kind: §forbiden, items: [x]}}" },
        { "unknown-case", "no kind of case 'vist'", Head + "closes: {§vist: visit.left}" },
        { "unknown-event", "Did you mean 'order.archived'?", Head + "closes: [§order.archive]" },
        { "unknown-zone", "no time zone 'Asia/Peking'", Head + "calendars: {c: {zone: §Asia/Peking, years: [2026, 2026], hours: {mon: \"09:00-17:00\"}}}" },
        { "wrong-shape", "first and the last year", Head + "calendars: {c: {years: §2026, hours: {mon: \"09:00-17:00\"}}}" },
        { "wrong-shape", "first and the last year", Head + "calendars: {c: {years: §[2027, 2026], hours: {mon: \"09:00-17:00\"}}}" },
        { "unknown-value", "no weekday 'monday'", Head + "calendars: {c: {years: [2026, 2026], hours: {§monday: \"09:00-17:00\"}}}" },
        { "unknown-value", "no weekday 'fri-mon'", Head + "calendars: {c: {years: [2026, 2026], hours: {§fri-mon: \"09:00-17:00\"}}}" },
        { "bad-hours", "written from-to", Head + "calendars: {c: {years: [2026, 2026], hours: {mon: §\"9-17\"}}}" },
        { "bad-hours", "written from-to", Head + "calendars: {c: {years: [2026, 2026], hours: {mon: §\"09:00-24:30\"}}}" },
        { "bad-date", "range of days", Head + "calendars: {c: {years: [2026, 2026], hours: {mon: \"09:00-17:00\"}, holidays: [§2026-02-30]}}" },
        { "bad-date", "range of days", Head + "calendars: {c: {years: [2026, 2026], hours: {mon: \"09:00-17:00\"}, holidays: [§2026-10-07..2026-10-01]}}" },
        { "bad-date", "not a day", Head + "calendars: {c: {years: [2026, 2026], hours: {mon: \"09:00-17:00\"}, make_up_days: [§10 October]}}" },
        { "duplicate-id", "both a day off and a day that is worked", Head + "calendars: {c: {years: [2026, 2026], hours: {mon: \"09:00-17:00\"}, holidays: [2026-10-01..2026-10-07], make_up_days: [§2026-10-05]}}" },
        { "duplicate-key", "'c' occurs twice", Head + "calendars: {c: {years: [2026, 2026], hours: {mon: \"09:00-17:00\"}}, §c: {years: [2026, 2026], hours: {mon: \"09:00-17:00\"}}}" },
        { "unknown-norm", "judges a visit", World.Pack("compensation: {breach: §N1, then: visit.called}", "case: visit\nresponse: {after: visit.left, then: visit.called}") },
        { "unknown-norm", "has no rule that runs", World.Pack("compensation: {breach: §N1, then: visit.called}", "check: C\nlearn: {card: known}") + Known },
        { "form", "no precedence over itself", Head + "outranks: [§PK-TEST]" },
        { "missing-key", "'as' is missing", Head + "exempts: [§{when: {order.kind: fault}}]" },
        { "unknown-attribute", "no case attribute 'x'", Head + "brand: {§x: 1}" },
        { "missing-file", "no file 'more.yaml'", Head + "include: [§more.yaml]" },
        { "missing-file", "no file 'words.yaml'", Head + "vocabulary: §words.yaml" },
        { "unknown-attribute", "no case attribute 'x'", Head + "applies: {§x: 1}" },
        { "wrong-type", "must be a day", "pack: P\nrevision: \"1\"\ntitle: {zh-CN: 题, en: T}\ndocument: {issued: §1.3.2026}" },
        { "duplicate-key", "'pack' occurs twice", "pack: P\n§pack: Q\nrevision: \"1\"\ntitle: {zh-CN: 题, en: T}\ndocument: {number: null}" },
        { "yaml-syntax", "aliases are not allowed", "pack: &a P\nrevision: §*a" },
        { "yaml-syntax", "not valid YAML", "pack: P\ntitle: \"x\" §y" },
        { "yaml-syntax", "one YAML document only", Head + "§--- {}" },
        { "yaml-syntax", "nested too deeply", Head + "norms: " + new string('[', 39) + "§" + new string('[', 1000) },
        { "yaml-empty", "is empty", "§" },
        { "wrong-shape", "must be a mapping", "§[a, b]" },
        { "contradictory-condition", "'order.kind'", Head + "applies: {order.kind: fault}\nnorms: [{id: A, title: {zh-CN: 题, en: T}, text: {zh-CN: 题, en: T}, source: s, check: A, outcome: NC, severity: minor, when: §{order.kind: install}, precedence: {act: visit.left, needs: visit.called}}]" },
    };

    private const string Known = """

        cards: {known: {title: {zh-CN: 题, en: T}, text: {zh-CN: 文, en: T}}}
        sheets: {known: {title: {zh-CN: 题, en: T}, basis: [site]}}
        """;

    private static string Head => World.Head + "\n";

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_fault_in_a_rule_is_found_at_its_place(string code, string words, string rule) => Check(
        code,
        words,
        World.Pack(rule) + "\ntables: {restore: {unit: h, keys: [order.kind], rows: [{fault: 1, install: 2}]}}\nphrase_lists: {bad: {kind: forbidden, items: [x]}, good: {kind: required, items: [y]}}" + Known);

    [Theory]
    [MemberData(nameof(Packs))]
    public void A_fault_in_a_pack_is_found_at_its_place(string code, string words, string text) => Check(code, words, text);

    [Fact]
    public void A_fault_in_an_included_file_names_that_file()
    {
        var compilation = PackCompiler.Compile(
            [new(PackCompiler.Entry, World.Head + "\ninclude: more.yaml"), new("more.yaml", "tables:\n  t: 3")], World.Words);

        Assert.Equal(("more.yaml", 2, 6), Place(Assert.Single(compilation.Diagnostics)));
    }

    [Fact]
    public void Without_an_entry_there_is_no_pack() =>
        Assert.Equal("missing-file", Assert.Single(PackCompiler.Compile([new("other.yaml", "")], World.Words).Diagnostics).Code);

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_text()
    {
        var compilation = PackCompiler.Compile(
            [new(PackCompiler.Entry, World.Pack("response: {after: x, then: y}", "precedence: {act: z, needs: visit.called}"))], World.Words);

        Assert.Equal(["'x'", "'y'", "'z'"], compilation.Diagnostics.Select(d => d.Message.Split(' ')[^1].TrimEnd('.')));
    }

    [Fact]
    public void Norms_that_compensate_for_each_other_are_each_told_of_the_way_round()
    {
        var compilation = PackCompiler.Compile(
            [new(PackCompiler.Entry, World.Pack("compensation: {breach: N1, then: visit.called}", "compensation: {breach: N0, then: visit.left}"))], World.Words);

        Assert.Equal(["N0 → N1 → N0.", "N1 → N0 → N1."], compilation.Diagnostics.Select(d => d.Message[(d.Message.IndexOf(':', StringComparison.Ordinal) + 2)..]));
    }

    [Fact]
    public void Every_code_is_explained_in_the_reference()
    {
        var reference = File.ReadAllText(Path.Combine(World.Root, "docs", "norm-language.md"));
        var codes = Rules.Concat(Packs).Select(r => r.Data.Item1).Distinct();

        Assert.Equal([], codes.Where(c => !reference.Contains($"`{c}`")));
    }

    private static (string, int, int) Place(Diagnostic d) => (d.File, d.Line, d.Column);

    private static void Check(string code, string words, string marked)
    {
        var before = marked[..marked.IndexOf('§')].Split('\n');
        var compilation = PackCompiler.Compile([new(PackCompiler.Entry, marked.Replace("§", ""))], World.Words);
        var found = compilation.Diagnostics.Select(d => $"{d.Line}:{d.Column} {d.Code} {d.Message} {d.Hint}").ToList();

        Assert.Null(compilation.Pack);
        Assert.Contains(found, f => f.StartsWith($"{before.Length}:{before[^1].Length + 1} {code} ", StringComparison.Ordinal) && f.Contains(words));
        Assert.All(compilation.Diagnostics, d => Assert.Equal(PackCompiler.Entry, d.File));
        Assert.Single(found);
    }
}
