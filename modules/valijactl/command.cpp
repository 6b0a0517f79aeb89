// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/command.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "valijactl/account.h"
#include "valijactl/captcha.h"
#include "valijactl/demo.h"
#include "valijactl/domain.h"
#include "valijactl/migrate.h"
#include "valijactl/movements.h"
#include "valijactl/outbox.h"
#include "valijactl/person.h"
#include "valijactl/publish.h"
#include "valijactl/sites.h"
#include "valijactl/sms.h"
#include "valijactl/staff.h"
#include "valijactl/work_centre.h"

namespace valija::valijactl {

namespace {

constexpr const char* kDefaultConfig = "/etc/valija/valija.toml";

Arguments split(const std::string& words) {
    Arguments parts;
    for (std::size_t begin = 0; begin < words.size();) {
        const auto end = std::min(words.find(' ', begin), words.size());
        parts.push_back(words.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

void print_usage(std::FILE* out) {
    fmt::print(out, "usage: valijactl [--config <file>] <command> [<argument>...]\n\n");
    for (const Command& command : commands())
        fmt::print(out, "  {:<42} {}\n", command.words + ' ' + command.arguments, command.help);
}

bool begins_with(const Arguments& arguments, const Arguments& words) {
    return arguments.size() >= words.size() && std::equal(words.begin(), words.end(), arguments.begin());
}

// Takes "--config <file>" off the front.
std::string take_config(Arguments& arguments) {
    if (arguments.size() < 2 || arguments[0] != "--config") return kDefaultConfig;
    std::string file = arguments[1];
    arguments.erase(arguments.begin(), arguments.begin() + 2);
    return file;
}

void print_usage(std::FILE* out, const Command& command) {
    fmt::print(out, "usage: valijactl {} {}\n", command.words, command.arguments);
}

int run_command(const Command& command, const Arguments& arguments, const std::string& config_file) {
    if (!arguments.empty() && arguments[0] == "--help") {
        print_usage(stdout, command);
        fmt::print("\n  {}\n", command.help);
        return kDone;
    }
    const bool is_counted = !command.arguments.starts_with('[') && !command.arguments.ends_with("...");
    if (is_counted && arguments.size() != split(command.arguments).size()) return complain_usage(command.words);
    service::World world("ctl", config_file);
    return command.run(world, arguments);
}

std::vector<Command> instance_commands() {
    return {
        {"migrate up", "", "apply the migrations that have not run yet", migrate_up},
        {"migrate down", "<version>", "take back every migration above <version>", migrate_down},
        {"sites list", "", "key, host and webmail host of each site", list_sites},
        {"sites load", "", "make the sites and domains of the configuration known to the database", load_sites},
        {"publish", "", "render the public tabs and swap them in", publish},
    };
}

std::vector<Command> register_commands() {
    return {
        {"domain show", "[--json] <domain>", "what a domain's people are and may do", show_domain},
        {"domain set", "<domain> <name>=<value>...", "change settings that domain show lists", set_domain},
        {"domain tools", "<domain>", "the other tools to which its people's accounts lead: name, URL",
         list_domain_tools},
        {"domain tool", "<domain> <name> <https-url>",
         "add a tool, or give it another URL; \"-\" for the URL removes it", set_domain_tool},
        {"person add",
         "[--<column> <value>...] [--contacts-confirmed] [--json] --site <site> --national-id <id> --given-names "
         "<names>"
         " --first-surname <name>",
         "put a person into the register; the columns are those of person import", add_person},
        {"person show", "[--json] <number> | [--json] --site <site> <national ID or employee key>",
         "what the register knows of a person", show_person},
        {"person import",
         "[--dry-run] [--contacts-confirmed] [--data-as-of <day>] [--encoding utf-8|iso-8859-1] [--errors <file>]"
         " [--max-errors <n>] [--json] --site <site> <file.csv>|-",
         "take over a register of people; its columns: docs/operations.md", import_people},
        {"work-centre import",
         "[--dry-run] [--encoding utf-8|iso-8859-1] [--errors <file>] [--max-errors <n>] [--json] --site <site>"
         " <file.csv>|-",
         "take over a catalogue of work centres; its columns: docs/operations.md", import_work_centres},
        {"work-centre show", "[--json] --site <site> <key>", "what the catalogue knows of a work centre",
         show_work_centre},
        {"level add", "<site> <key> <name>", "make a level of education, or give it another name", add_level},
        {"office add", "<site> <key> <name>", "make an office, or give it another name", add_office},
    };
}

std::vector<Command> account_commands() {
    return {
        {"account create",
         "[--letter] [--json] --person <national-id> [--site <site>] | [--letter] [--json] <address>"
         " --type personal|work-centre|function|service [--person <national-id>] [--work-centre <key>]"
         " [--office <key>]",
         "make a person's own account, or one of this name; its credential is mailed, or printed for a letter",
         create_account},
        {"account reset", "[--letter] [--json] <address>",
         "end the password and what is open with it, and issue a credential by mail or for a letter", reset_account},
        {"account show", "[--json] <address>", "all about an account; an alias will do", show_account},
        {"account list",
         "[--site <site>] [--state pending|active|blocked|suspended|deleted]"
         " [--type personal|work-centre|function|service] [--json]",
         "mailbox, address, site, state, type, person, work centre, office; deleted ones only when asked for",
         list_accounts},
        {"account sessions", "<address>", "open sessions and known browsers: first and last seen (UTC), from where",
         list_account_sessions},
        {"account block", "<address>", "block an account: nobody enters, mail keeps arriving", block_account},
        {"account unblock", "<address>", "open a blocked account again", unblock_account},
        {"account suspend", "<address>", "suspend an account: nobody enters, mail keeps arriving", suspend_account},
        {"account resume", "<address>", "end a suspension", resume_account},
        {"account reassign", "--person <national-id> <address>",
         "give an account that is not personal to another person, who is mailed a credential", reassign_account},
        {"account modify", "[--quota <n>M|<n>G] [--address <new address>] <address>",
         "change the quota; give another address of the same domain, and keep the present one as an alias",
         modify_account},
        {"account reset-second-factor", "<address>",
         "take the second factor away from whoever lost app and recovery codes; they are told", reset_second_factor},
        {"account delete", "<address> --yes <address>", "end an account for good; --yes repeats the address",
         delete_account},
        {"staff add", "[--site <site>] --role systems|help-desk|auditor|letters|admin <address>",
         "give a person a role at their own site, or at another", add_staff},
        {"staff list", "[--site <site>] [--json]", "address, role, site, domain (-: all), since when (UTC)",
         list_staff},
        {"staff remove", "[--role <role>] [--site <site>] <address>", "take a role away, or all at that site",
         remove_staff},
    };
}

std::vector<Command> trail_commands() {
    return {
        {"movements verify", "[--head <number>:<mac>]",
         "recompute the trail's chain and say what is wrong with it; compare it with the heads kept here and one's own",
         verify_movements},
        {"movements head", "", "number, MAC and time of the newest seal, for an auditor to keep", print_movement_head},
        {"movements show", "[--mailbox <address>] [--last <n>] [--json]",
         "the last 20 or <n> movements: number, time, action, actor, actor's id, mailbox; - where there is none yet",
         show_movements},
        {"outbox list", "[--state queued|delivered|failed] [--last <n>] [--json]",
         "the last 20 or <n> messages: number, when queued (UTC), kind, state, template, mailbox, person, tries, error",
         list_outbox},
        {"outbox show", "<id>", "all about a message but what stands in it", show_outbox},
        {"outbox retry", "<id>|--all-failed",
         "send a failed message again, a waiting one at once; or all that failed and are still worth something",
         retry_outbox},
        {"sms stop", "", "stop short messages: none is queued, none is sent, from the next one on", stop_sms},
        {"sms start", "", "let short messages go again", start_sms},
        {"sms status", "[--json]", "the switch, what was queued of what the caps allow, what was refused",
         print_sms_status},
        {"sms refused", "[--last <n>]",
         "the last 20 or <n> refused: time (UTC), site, reason, template, mailbox, person", list_refused_sms},
        {"captcha", "<challenge>", "the answer of a security code", print_captcha},
        {"demo", "<file> <keys-file>",
         "load demonstration people, write their passwords to <file> and everybody's keys for self-service to <keys "
         "file>",
         load_demo},
    };
}

std::vector<Command> all_commands() {
    std::vector<Command> all;
    for (auto* group : {instance_commands, register_commands, account_commands, trail_commands}) {
        for (Command& command : group()) all.push_back(std::move(command));
    }
    return all;
}

}  // namespace

const std::vector<Command>& commands() {
    static const std::vector<Command> kCommands = all_commands();
    return kCommands;
}

int run(Arguments arguments) {
    const std::string config_file = take_config(arguments);
    if (arguments.empty() || arguments[0] == "help" || arguments[0] == "--help") {
        print_usage(arguments.empty() ? stderr : stdout);
        return arguments.empty() ? kUsage : kDone;
    }
    for (const Command& command : commands()) {
        const Arguments words = split(command.words);
        if (!begins_with(arguments, words)) continue;
        arguments.erase(arguments.begin(), arguments.begin() + static_cast<std::ptrdiff_t>(words.size()));
        return run_command(command, arguments, config_file);
    }
    fmt::print(stderr, "valijactl: there is no command {}; valijactl help lists them\n", fmt::join(arguments, " "));
    return kUsage;
}

int complain_usage(const std::string& words) {
    for (const Command& command : commands())
        if (command.words == words) print_usage(stderr, command);
    return kUsage;
}

int refuse(const std::string& sentence) {
    fmt::print(stderr, "valijactl: {}\n", sentence);
    return kRefused;
}

}  // namespace valija::valijactl
