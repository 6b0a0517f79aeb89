// SPDX-License-Identifier: AGPL-3.0-or-later
// A line of a register of people, cell by cell checked by the rules of the site's domains, and what it makes of a
// person who is in the register already. A column that the file does not have leaves what is there. An empty cell takes
// away a second surname, a date of status and a work centre, and leaves everything else. A contact that the person, or
// staff in their presence, has confirmed is never overwritten.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "people/domain_profile_store.h"
#include "people/employee_key.h"
#include "people/import.h"
#include "people/person.h"

namespace valija::people {

enum class PersonColumn : std::size_t {
    NationalId,
    EmployeeKey,
    GivenNames,
    FirstSurname,
    SecondSurname,
    Kind,
    Status,
    StatusSince,
    AlternateAddress,
    Mobile,
    WorkCentre,
    DataUpdatedAt
};

const std::vector<ImportColumn>& person_columns();

struct PersonLine {
    std::size_t line = 0;
    Person person;          // without contacts and work centre
    bool has_kind = false;  // whether the cell says it; else it is what is usual
    bool has_status = false;
    std::optional<std::string> alternate_address;  // lower case
    std::optional<std::string> mobile;             // E.164
    std::optional<std::string> cct;
};

// Which of the columns a file has whose empty cell takes away what is there.
struct PersonFields {
    bool second_surname = false;
    bool status_since = false;
    bool work_centre = false;
};

class PersonLineReader {
  public:
    // `profiles` of the site's domains, one at least. `data_as_of`: of files that do not say it themselves.
    PersonLineReader(std::string site_key, const std::vector<DomainProfile>& profiles, base::Time now,
                     std::optional<base::Time> data_as_of);

    // The line, or what is wrong with each of its cells.
    std::optional<PersonLine> read(const ImportCells& cells_of_line, std::vector<ImportProblem>& problems) const;
    PersonFields fields(const ImportCells& cells) const;

  private:
    struct Rules {
        std::vector<PersonKind> kinds;
        NationalIdKind national_id_kind;
        EmployeeKeyPattern pattern;
        std::string pattern_text;
    };
    const Rules& rules_for(PersonKind kind) const;

    std::string site_key_;
    std::set<std::string> own_domains_;
    std::vector<Rules> rules_;
    PersonKind usual_kind_;
    base::Time now_;
    std::optional<base::Time> data_as_of_;
};

enum class ContactChange { None, Set, Confirmed, Kept };

struct PersonMerge {
    Person person;            // as it is to be, contacts too
    bool is_changed = false;  // of what is no contact
    ContactChange alternate_address = ContactChange::None;
    ContactChange mobile = ContactChange::None;
};

// `contacts_confirmed`: the register answers for its contacts. The work centre is that of `line.person`.
PersonMerge merge_person(const Person& existing, const PersonLine& line, const PersonFields& fields,
                         bool contacts_confirmed, base::Time now);
// A person who is not in the register yet.
Person new_person(const PersonLine& line, bool contacts_confirmed, base::Time now);

}  // namespace valija::people
