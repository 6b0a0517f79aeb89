// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/filters_page.h"

#include <array>
#include <charconv>

#include "account/account_page.h"
#include "base/fault.h"
#include "base/log.h"
#include "base/text.h"
#include "http/form.h"

namespace valija::account {

namespace {

using Kind = http::FieldRule::Kind;

constexpr std::size_t kWordMaxCharacters = 10;
// No name that a form element has of its own (action, contains): scripts would find the field in its place.
constexpr http::FieldRule kField{.name = "where", .kind = Kind::Line, .most_characters = kWordMaxCharacters};
constexpr http::FieldRule kContains{
    .name = "words", .kind = Kind::Line, .most_characters = sieve::kContainsMaxCharacters};
constexpr http::FieldRule kAction{.name = "then", .kind = Kind::Line, .most_characters = kWordMaxCharacters};
constexpr http::FieldRule kFolder{
    .name = "folder", .kind = Kind::Line, .most_characters = sieve::kFolderMaxCharacters, .required = false};
constexpr accounts::Actor kPerson{.kind = accounts::ActorKind::Person, .id = {}};

template <typename Value>
struct Word {
    Value value;
    const char* word;     // in the form
    const char* section;  // in the template
};
constexpr std::array<Word<sieve::Field>, 3> kFields{{{sieve::Field::From, "from", "FIELD_FROM"},
                                                     {sieve::Field::To, "to", "FIELD_TO"},
                                                     {sieve::Field::Subject, "subject", "FIELD_SUBJECT"}}};
constexpr std::array<Word<sieve::Action>, 4> kActions{{{sieve::Action::Folder, "folder", "ACTION_FOLDER"},
                                                       {sieve::Action::Flag, "flag", "ACTION_FLAG"},
                                                       {sieve::Action::Seen, "seen", "ACTION_SEEN"},
                                                       {sieve::Action::Trash, "trash", "ACTION_TRASH"}}};
constexpr std::array<Word<accounts::FilterMove>, 3> kMoves{{{accounts::FilterMove::Up, "up", ""},
                                                            {accounts::FilterMove::Down, "down", ""},
                                                            {accounts::FilterMove::Away, "away", ""}}};

template <typename Words>
auto find_word(const Words& words, const std::string& typed) -> std::optional<decltype(words.front().value)> {
    for (const auto& word : words)
        if (typed == word.word) return word.value;
    return std::nullopt;
}

template <typename Words, typename Value>
const char* section_of(const Words& words, Value value) {
    for (const auto& word : words)
        if (word.value == value) return word.section;
    base::broken("a filter without a section");
}

const char* judge_contains(const http::Form& form) {
    switch (form.state("words")) {
        case http::FieldState::Good:
            return "";
        case http::FieldState::Empty:
            return "CONTAINS_EMPTY";
        case http::FieldState::TooLong:
            return "CONTAINS_TOO_LONG";
        case http::FieldState::BadCharacters:
            return "CONTAINS_BAD_CHARACTERS";
    }
    base::broken("unknown state of a field");
}

std::uint32_t read_number(const std::string& text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

}  // namespace

FiltersPage::FiltersPage(const service::World& world)
    : world_(world), box_(make_tool_box(world)), rules_(world.pool(), box_.tools()), door_(world) {}

http::Response FiltersPage::show(const http::Request& request, const sessions::Session& who) const {
    return draw(request, who, {.news = request.query == "changed" ? "CHANGED" : ""});
}

http::Response FiltersPage::add(const http::Request& request, const sessions::Session& who) const {
    const auto form = http::Form::parse(request, {kField, kContains, kAction, kFolder});
    if (!form) return http::bare(400);
    const auto field = find_word(kFields, form->value("where"));
    const auto action = find_word(kActions, form->value("then"));
    if (!field || !action) return http::bare(400);
    Said said{.status = 422,
              .contains_wrong = judge_contains(*form),
              .typed = {.field = form->value("where"),
                        .contains = form->value("words"),
                        .action = form->value("then"),
                        .folder = form->value("folder")}};
    const bool needs_folder = action == sieve::Action::Folder;
    if (needs_folder && (!form->good("folder") || !sieve::is_folder_name(said.typed.folder)))
        said.folder_wrong = said.typed.folder.empty() ? "FOLDER_EMPTY" : "FOLDER_WRONG";
    if (*said.contains_wrong != '\0' || *said.folder_wrong != '\0') return draw(request, who, said);
    const sieve::Filter filter{.field = *field,
                               .contains = said.typed.contains,
                               .action = *action,
                               .folder = needs_folder ? said.typed.folder : ""};
    return answer(request, who, said, rules_.add_filter(who.address, filter, door_.open(request, who), kPerson));
}

http::Response FiltersPage::change(const http::Request& request, const sessions::Session& who) const {
    const auto form =
        http::Form::parse(request, {{.name = "generation", .kind = Kind::Line, .most_characters = kWordMaxCharacters},
                                    {.name = "position", .kind = Kind::Line, .most_characters = kWordMaxCharacters},
                                    {.name = "move", .kind = Kind::Line, .most_characters = kWordMaxCharacters}});
    if (!form) return http::bare(400);
    const auto move = find_word(kMoves, form->value("move"));
    if (!move) return http::bare(400);
    return answer(request, who, {},
                  rules_.move_filter(who.address,
                                     {.generation = read_number(form->value("generation")),
                                      .position = read_number(form->value("position"))},
                                     *move, door_.open(request, who), kPerson));
}

http::Response FiltersPage::answer(const http::Request& request, const sessions::Session& who, Said said,
                                   accounts::FilterOutcome outcome) const {
    switch (outcome) {
        case accounts::FilterOutcome::Changed:
            spdlog::info("request {}: mailbox {} changed its filters", request.id, who.mailbox_id);
            return http::see_other(request.site->base_url + "/account/filters?changed");
        case accounts::FilterOutcome::MailServerAway: {
            said.status = 503;
            said.news = "AWAY";
            auto response = draw(request, who, said);
            response.add_header("Retry-After", kMailServerRetryAfterSeconds);
            return response;
        }
        case accounts::FilterOutcome::ChangedMeanwhile:
            return http::see_other(request.site->base_url + "/login?to=account");
        case accounts::FilterOutcome::TooMany:
            said.status = 422;
            said.news = "TOO_MANY";
            return draw(request, who, said);
        case accounts::FilterOutcome::NoSuchFilter:
            said.status = 404;
            said.news = "GONE";
            return draw(request, who, said);
    }
    base::broken("unknown outcome of a filter");
}

http::Response FiltersPage::draw(const http::Request& request, const sessions::Session& who, const Said& said) const {
    const auto kept = rules_.find(who.mailbox_id);
    const auto& filters = kept.rules.filters;
    AccountPage page(world_, request, who, "account/filters_list.tpl", "FILTERS");
    auto& content = page.content();
    content.set("MOST", std::to_string(sieve::kMostFilters)).show_if(filters.empty(), "NONE");
    if (*said.news != '\0') content.show(said.news);
    auto list = filters.empty() ? content : content.add("SOME");
    for (std::size_t i = 0; i < filters.size(); ++i) {
        auto shown = list.add("FILTER");
        shown.set("POSITION", std::to_string(i + 1))
            .set("GENERATION", std::to_string(kept.generation))
            .set("CONTAINS", filters[i].contains)
            .set("FOLDER", filters[i].folder)
            .show(section_of(kFields, filters[i].field))
            .show(section_of(kActions, filters[i].action))
            .show_if(i > 0, "MAY_RISE")
            .show_if(i + 1 < filters.size(), "MAY_SINK");
    }
    if (filters.size() >= sieve::kMostFilters) {
        content.show("FULL");
        return page.answer(said.status);
    }
    auto form = content.add("MAY_ADD");
    const bool refused = *said.contains_wrong != '\0' || *said.folder_wrong != '\0';
    content.show_if(refused, "REFUSED");
    if (*said.contains_wrong != '\0') {
        content.show("SAY_CONTAINS");
        form.show("REFUSED_CONTAINS").show(said.contains_wrong);
    }
    if (*said.folder_wrong != '\0') {
        content.show("SAY_FOLDER");
        form.show("REFUSED_FOLDER").show(said.folder_wrong);
    }
    form.set("CONTAINS", said.typed.contains).set("FOLDER", said.typed.folder);
    const auto field = find_word(kFields, said.typed.field);
    const auto action = find_word(kActions, said.typed.action);
    form.show(section_of(kFields, field.value_or(sieve::Field::From)));
    form.show(section_of(kActions, action.value_or(sieve::Action::Folder)));
    return page.answer(said.status);
}

}  // namespace valija::account
