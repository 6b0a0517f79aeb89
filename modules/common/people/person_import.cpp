// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/person_import.h"

#include <fmt/format.h>

#include <unordered_map>

namespace valija::people {

namespace {

constexpr std::string_view kNationalId = "national_id";
constexpr std::string_view kEmployeeKey = "employee_key";

// As the set of a dry run has it.
std::string named(std::string_view column, const std::string& key) { return std::string(column) + '\n' + key; }

}  // namespace

// What a batch comes to.
namespace {

bool is_another(const ContactReplacement& replacement) {
    const auto& old = replacement.old_contact;
    return old && old->is_confirmed() && old->value != replacement.contact.value;
}

}  // namespace

struct PersonRegister::Outcome {
    ImportTally tally;
    std::vector<ImportProblem> problems;
    std::vector<Person> added;
    std::vector<Person> changed;
    std::vector<ContactReplacement> alternate_addresses;
    std::vector<ContactReplacement> mobiles;
    std::vector<std::uint64_t> seen;
};

// Lays the lines of a batch beside what the register has.
class PersonRegister::Judge {
  public:
    Judge(const PersonRegister& target, db::Connection& connection) : target_(&target) {
        std::vector<std::string> ids;
        std::vector<std::string> keys;
        std::vector<std::string> ccts;
        for (const PersonLine& line : target.batch_) {
            ids.push_back(*line.person.national_id);
            if (line.person.employee_key) keys.push_back(*line.person.employee_key);
            if (line.cct) ccts.push_back(*line.cct);
        }
        // Owners before people: an owner whom another run adds between the two is then among the people.
        owners_ = find_employee_key_owners(connection, target.site_id_, keys);
        for (Person& person : find_people(connection, target.site_id_, ids)) {
            std::string id = person.national_id.value();
            known_.emplace(std::move(id), std::move(person));
        }
        for (WorkCentre& centre : find_work_centres(connection, target.site_id_, ccts))
            centres_.emplace(centre.cct, PersonWorkCentre{centre.id, centre.cct, centre.name});
    }

    Outcome judge(std::vector<PersonLine>& lines) {
        for (PersonLine& line : lines) {
            if (is_refused(line)) {
                ++outcome_.tally.refused;
                continue;
            }
            const auto known = known_.find(line.person.national_id.value());
            if (known == known_.end()) {
                add(line);
            } else {
                change(line, known->second);
            }
        }
        return std::move(outcome_);
    }

  private:
    bool is_refused(PersonLine& line) {
        const std::string what = find_double(line);
        if (!what.empty()) return refuse(line, kNationalId, what);
        if (line.person.employee_key) {
            const std::string whose = find_other_owner(line);
            if (!whose.empty()) return refuse(line, kEmployeeKey, whose);
        }
        if (line.cct) {
            const auto centre = centres_.find(*line.cct);
            if (centre == centres_.end())
                return refuse(line, "work_centre", "is not in the catalogue: import the work centres first");
            line.person.work_centre = centre->second;
        }
        ids_.emplace(*line.person.national_id, line.line);
        if (line.person.employee_key) keys_.emplace(*line.person.employee_key, line.line);
        return false;
    }

    bool refuse(const PersonLine& line, std::string_view field, std::string what) {
        outcome_.problems.push_back({.line = line.line, .field = field, .what = std::move(what)});
        return true;
    }

    std::string find_double(const PersonLine& line) const {
        const std::string& id = *line.person.national_id;
        if (const auto before = ids_.find(id); before != ids_.end())
            return fmt::format("stands in line {} already", before->second);
        const auto known = known_.find(id);
        const bool is_seen = known == known_.end() ? target_->dry_keys_.contains(named(kNationalId, id))
                                                   : target_->seen_.contains(known->second.id);
        return is_seen ? "stands in a line before already" : "";
    }

    std::string find_other_owner(const PersonLine& line) const {
        const std::string& key = *line.person.employee_key;
        if (const auto before = keys_.find(key); before != keys_.end())
            return fmt::format("is that of line {} already", before->second);
        if (target_->dry_keys_.contains(named(kEmployeeKey, key))) return "is that of a line before already";
        const auto owner = owners_.find(key);
        const auto known = known_.find(*line.person.national_id);
        if (owner == owners_.end() || (known != known_.end() && known->second.id == owner->second)) return {};
        return "is another person's in the register";
    }

    void add(const PersonLine& line) {
        outcome_.added.push_back(new_person(line, target_->options_.contacts_confirmed, target_->now_));
        ++outcome_.tally.added;
    }

    void change(const PersonLine& line, const Person& existing) {
        const PersonMerge merge =
            merge_person(existing, line, target_->fields_, target_->options_.contacts_confirmed, target_->now_);
        const bool has_address =
            replace(outcome_.alternate_addresses, line, "alternate_address", merge.alternate_address, existing,
                    existing.alternate_address, merge.person.alternate_address);
        const bool has_mobile =
            replace(outcome_.mobiles, line, "mobile", merge.mobile, existing, existing.mobile, merge.person.mobile);
        ++(merge.is_changed || has_address || has_mobile ? outcome_.tally.changed : outcome_.tally.unchanged);
        if (merge.is_changed) outcome_.changed.push_back(merge.person);
        outcome_.seen.push_back(existing.id);
    }

    // Whether the contact is to be written.
    bool replace(std::vector<ContactReplacement>& replacements, const PersonLine& line, std::string_view field,
                 ContactChange change, const Person& person, const std::optional<Contact>& old_contact,
                 const std::optional<Contact>& contact) {
        switch (change) {
            case ContactChange::None:
                return false;
            case ContactChange::Kept:
                ++outcome_.tally.contacts_kept;
                outcome_.problems.push_back({.line = line.line,
                                             .field = field,
                                             .what = "was not taken: the person has confirmed another, or wants none",
                                             .is_refusal = false});
                return false;
            case ContactChange::Set:
            case ContactChange::Confirmed:
                replacements.push_back({person.id, full_name(person), old_contact, contact.value()});
                return true;
        }
        return false;
    }

    const PersonRegister* target_;
    std::unordered_map<std::string, Person> known_;
    std::map<std::string, std::uint64_t> owners_;
    std::unordered_map<std::string, PersonWorkCentre> centres_;
    std::unordered_map<std::string, std::size_t> ids_;  // of this batch, with their lines
    std::unordered_map<std::string, std::size_t> keys_;
    Outcome outcome_;
};

PersonRegister::PersonRegister(db::Pool& pool, const outbox::Outbox& outbox, std::uint16_t site_id,
                               std::string site_key, const std::vector<DomainProfile>& profiles,
                               const PersonImportOptions& options, base::Time now)
    : pool_(&pool),
      outbox_(&outbox),
      site_id_(site_id),
      site_key_(std::move(site_key)),
      options_(options),
      now_(now),
      reader_(site_key_, profiles, now, options.data_as_of) {}

void PersonRegister::add(const ImportCells& cells, std::vector<ImportProblem>& problems) {
    fields_ = reader_.fields(cells);
    if (auto line = reader_.read(cells, problems)) batch_.push_back(std::move(*line));
}

void PersonRegister::write_batch(ImportTally& tally, std::vector<ImportProblem>& problems) {
    if (batch_.empty()) return;
    const Outcome outcome = db::transact(*pool_, [&](db::Connection& connection) { return write(connection); });
    remember(outcome);
    tally.added += outcome.tally.added;
    tally.changed += outcome.tally.changed;
    tally.unchanged += outcome.tally.unchanged;
    tally.refused += outcome.tally.refused;
    tally.contacts_kept += outcome.tally.contacts_kept;
    problems.insert(problems.end(), outcome.problems.begin(), outcome.problems.end());
    batch_.clear();
}

// Somebody who writes the same people at the same time makes it judge again.
PersonRegister::Outcome PersonRegister::write(db::Connection& connection) {
    Outcome outcome = Judge(*this, connection).judge(batch_);
    try {
        if (!options_.dry_run) apply(connection, outcome);
    } catch (const db::DuplicateKey& clash) {
        throw db::Retry(clash.what());
    }
    return outcome;
}

void PersonRegister::apply(db::Connection& connection, Outcome& outcome) const {
    insert_people(connection, site_id_, outcome.added, now_);
    std::vector<std::string> added;
    for (const Person& person : outcome.added) added.push_back(*person.national_id);
    const auto ids = find_person_ids(connection, site_id_, added);
    outcome.seen.insert(outcome.seen.end(), ids.begin(), ids.end());
    update_people(connection, outcome.changed);
    if (!replace_alternate_addresses(connection, outcome.alternate_addresses) ||
        !replace_mobiles(connection, outcome.mobiles))
        throw db::Retry("a contact has changed meanwhile");
    for (const auto* replacements : {&outcome.alternate_addresses, &outcome.mobiles}) {
        for (const ContactReplacement& replacement : *replacements) {
            if (options_.contact_replaced && is_another(replacement))
                options_.contact_replaced(connection, replacement.person_id);
        }
    }
    queue_notices(connection, outcome);
}

// The old contact hears of it, and so does the new one; one that nobody has confirmed gets nothing.
void PersonRegister::queue_notices(db::Connection& connection, const Outcome& outcome) const {
    const auto queue = [&](outbox::Kind kind, const char* name, const std::vector<ContactReplacement>& replacements) {
        for (const ContactReplacement& replacement : replacements) {
            const auto& old = replacement.old_contact;
            if (old && old->value == replacement.contact.value) continue;
            for (const auto& contact : {old, std::optional(replacement.contact)}) {
                if (!contact || !contact->is_confirmed()) continue;
                const outbox::About about{.site_key = site_key_, .mailbox_id = {}, .person_id = replacement.person_id};
                outbox_->queue(
                    connection, about, kind,
                    outbox::Notice{.to = contact->value, .name = name, .values = {{"PERSON", replacement.person}}},
                    now_);
            }
        }
    };
    queue(outbox::Kind::Mail, "alternate_address_changed", outcome.alternate_addresses);
    queue(outbox::Kind::Sms, "mobile_changed", outcome.mobiles);
}

void PersonRegister::remember(const Outcome& outcome) {
    for (const std::uint64_t id : outcome.seen) seen_.insert(id);
    if (!options_.dry_run) return;
    for (const Person& person : outcome.added) {
        dry_keys_.insert(named(kNationalId, *person.national_id));
        if (person.employee_key) dry_keys_.insert(named(kEmployeeKey, *person.employee_key));
    }
}

}  // namespace valija::people
