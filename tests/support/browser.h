// SPDX-License-Identifier: AGPL-3.0-or-later
// A browser as far as the tests need one: it keeps __Host- cookies by host (also on http://*.localhost, which curl's
// own jar drops), keeps its connections, fills forms, follows nothing by itself, and can come from any address of
// 127.0.0.0/8.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "support/instance.h"

namespace valija::tests {

struct Answer {
    long status = 0;
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    std::string body;

    // All values of a header, one a line; empty: not there.
    std::string header(const std::string& name) const;
    // The value of <input name="..."> in the page; empty: not there.
    std::string input(const std::string& name) const;
    // 303, and there.
    bool leads_to(const std::string& url) const { return status == 303 && header("location") == url; }
};

using Fields = std::vector<std::pair<std::string, std::string>>;
using Headers = std::vector<std::string>;  // "Name: value"

std::string encode(const Fields& fields);

// A handle of libcurl's, which keeps the connections it made. A copy has one of its own.
class Caller {
  public:
    Caller();
    Caller(const Caller&);
    Caller& operator=(const Caller&) { return *this; }
    ~Caller();

    // As new, but for its connections.
    void* fresh();

  private:
    void* handle_;
};

class Browser {
  public:
    explicit Browser(std::string source_address = "127.0.0.1") : source_address_(std::move(source_address)) {}

    Answer get(const std::string& url, const Headers& headers = {});
    // As a browser posts its own form: with the Origin of the URL.
    Answer post(const std::string& url, const Fields& fields);
    // As told, with no header added but those given and the cookies.
    Answer send(const std::string& method, const std::string& url, const std::string& body, const Headers& headers);
    // GET, and then every redirection, 10 at most.
    Answer follow(std::string url);

    // Cookies of a host, changeable: host -> name -> value.
    std::map<std::string, std::map<std::string, std::string>> cookies;

  private:
    void keep_cookies(const std::string& host, const Answer& answer);

    std::string source_address_;
    Caller caller_;
};

// The sign-in form of a fresh page, filled in rightly for `who`.
Fields fill_sign_in(Browser& browser, const DemoPerson& who, const std::string& site = portal());
// All the way in; fails the test if there is no way in.
void sign_in(Browser& browser, const DemoPerson& who);

// A stranger fails at the sign-in from many networks: more than the 31 that are needed, because in one run of nine two
// passwords have the same 12 bits for a mark and count once.
void lock_everywhere(const std::string& address);

// IMAP with a name and a password: the number of messages in the inbox, or -1 when refused.
int count_messages(const std::string& user, const std::string& password,
                   const std::string& source_address = "127.0.0.1");
// The code of Postfix's answer to AUTH at a port of the instance (P + 2 is submission): 235 in, 535 refused.
int smtp_auth(const std::string& user, const std::string& password, const std::string& source_address = "127.0.0.1",
              int port_offset = 2);
// The inbox's message with that number, from 1 on, as it lies there.
std::string read_message(const std::string& user, const std::string& password, int number);
// A mail from outside through port P+1; returns swaks' exit status (0: accepted).
int send_from_outside(const std::string& to, const std::string& subject);

}  // namespace valija::tests
