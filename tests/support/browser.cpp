// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/browser.h"

#include <curl/curl.h>

#include <cstdlib>
#include <memory>
#include <regex>

#include "base/fault.h"
#include "base/text.h"
#include "http/urlencoded.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr long kTimeoutSeconds = 30;
constexpr int kRedirectsMost = 10;

struct HandleFree {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct ListFree {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, HandleFree>;
using List = std::unique_ptr<curl_slist, ListFree>;

void add(List& list, const std::string& line) { list.reset(curl_slist_append(list.release(), line.c_str())); }

std::size_t take_body(const char* data, std::size_t, std::size_t size, void* answer) {
    static_cast<Answer*>(answer)->body.append(data, size);
    return size;
}

std::size_t take_header(const char* data, std::size_t, std::size_t size, void* answer) {
    const std::string_view line(data, size);
    const auto colon = line.find(':');
    if (colon != std::string_view::npos) {
        static_cast<Answer*>(answer)->headers.emplace_back(base::to_lower(line.substr(0, colon)),
                                                           base::trim(line.substr(colon + 1)));
    }
    return size;
}

// "http://host:port/path" -> "host"
std::string host_of(const std::string& url) {
    const auto begin = url.find("://") + 3;
    return url.substr(begin, url.find_first_of(":/", begin) - begin);
}

std::string origin_of(const std::string& url) { return url.substr(0, url.find('/', url.find("://") + 3)); }

// "./?_task=mail", "./" and "/path" all stay at the host's root.
std::string without_dots(const std::string& location) {
    const auto begin = location.find_first_not_of("./");
    return begin == std::string::npos ? "/" : "/" + location.substr(begin);
}

void set_usual(CURL* handle) {
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, kTimeoutSeconds);
}

Handle make_handle() {
    static const CURLcode kStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
    Handle handle(curl_easy_init());
    if (kStarted != CURLE_OK || !handle) base::broken("libcurl did not start");
    set_usual(handle.get());
    return handle;
}

Handle make_imap(const std::string& user, const std::string& password, const std::string& path) {
    Handle handle = make_handle();
    const std::string url = "imap://127.0.0.1:" + std::to_string(port() + 3) + "/" + path;
    curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    curl_easy_setopt(handle.get(), CURLOPT_SSL_VERIFYPEER, 0L);  // self-signed here
    curl_easy_setopt(handle.get(), CURLOPT_SSL_VERIFYHOST, 0L);
    curl_easy_setopt(handle.get(), CURLOPT_USERNAME, user.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_PASSWORD, password.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, take_body);
    return handle;
}

std::string cookie_header(const std::map<std::string, std::string>& cookies) {
    std::string header = "Cookie:";
    for (const auto& [name, value] : cookies) header.append(" ").append(name).append("=").append(value).append(";");
    return header;
}

}  // namespace

std::string Answer::header(const std::string& wanted) const {
    std::string values;
    for (const auto& [name, value] : headers) {
        if (name == wanted) values += values.empty() ? value : "\n" + value;
    }
    return values;
}

std::string Answer::input(const std::string& wanted) const {
    std::smatch match;
    const std::regex pattern("name=\"" + wanted + "\" value=\"([^\"]*)\"");
    return std::regex_search(body, match, pattern) ? match[1].str() : "";
}

std::string encode(const Fields& fields) {
    std::string text;
    for (const auto& [name, value] : fields) {
        if (!text.empty()) text += '&';
        text.append(http::percent_encode(name)).append("=").append(http::percent_encode(value));
    }
    return text;
}

Caller::Caller() : handle_(make_handle().release()) {}
Caller::Caller(const Caller& /*other*/) : Caller() {}
Caller::~Caller() { curl_easy_cleanup(handle_); }

void* Caller::fresh() {
    curl_easy_reset(handle_);
    set_usual(handle_);
    return handle_;
}

Answer Browser::get(const std::string& url, const Headers& headers) { return send("GET", url, "", headers); }

Answer Browser::post(const std::string& url, const Fields& fields) {
    return send("POST", url, encode(fields),
                {"Content-Type: application/x-www-form-urlencoded", "Origin: " + origin_of(url)});
}

Answer Browser::send(const std::string& method, const std::string& url, const std::string& body,
                     const Headers& headers) {
    const std::string host = host_of(url);
    CURL* handle = caller_.fresh();
    List lines;
    add(lines, "Expect:");
    for (const auto& header : headers) add(lines, header);
    if (!cookies[host].empty()) add(lines, cookie_header(cookies[host]));
    List addresses;
    add(addresses, host + ":" + std::to_string(port()) + ":127.0.0.1");  // *.localhost is unknown to the resolver
    Answer answer;
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_INTERFACE, ("host!" + source_address_).c_str());
    curl_easy_setopt(handle, CURLOPT_RESOLVE, addresses.get());
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, lines.get());
    if (!body.empty() || method == "POST") {
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, body.c_str());
    }
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, method.c_str());
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &answer);
    const CURLcode code = curl_easy_perform(handle);
    // nginx may answer and close before it has read a body that is too large.
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer.status);
    if (code != CURLE_OK && answer.status == 0) base::unavailable(url + ": " + curl_easy_strerror(code));
    keep_cookies(host, answer);
    return answer;
}

void Browser::keep_cookies(const std::string& host, const Answer& answer) {
    for (const auto& [name, value] : answer.headers) {
        if (name != "set-cookie") continue;
        const auto equals = value.find('=');
        const std::string cookie = value.substr(0, equals);
        if (value.find("Max-Age=0") != std::string::npos) {
            cookies[host].erase(cookie);
        } else {
            cookies[host][cookie] = value.substr(equals + 1, value.find(';') - equals - 1);
        }
    }
}

Answer Browser::follow(std::string url) {
    for (int i = 0; i < kRedirectsMost; ++i) {
        Answer answer = get(url);
        const std::string location = answer.header("location");
        if (answer.status < 300 || answer.status >= 400 || location.empty()) return answer;
        url = location.starts_with("http") ? location : origin_of(url) + without_dots(location);
    }
    base::broken("too many redirections at " + url);
}

Fields fill_sign_in(Browser& browser, const DemoPerson& who, const std::string& site) {
    const Answer page = browser.get(site + "/login");
    const std::string challenge = page.input("challenge");
    return {{"csrf", page.input("csrf")},
            {"challenge", challenge},
            {"captcha", solve(challenge)},
            {"user", who.address},
            {"password", who.password}};
}

void sign_in(Browser& browser, const DemoPerson& who) {
    const Answer entered = browser.post(portal() + "/login", fill_sign_in(browser, who));
    CHECK_EQUAL(303, entered.status);
    const Answer inbox = browser.follow(entered.header("location"));
    CHECK_EQUAL(200, inbox.status);
    CHECK_CONTAINS(who.address, inbox.body);
}

void lock_everywhere(const std::string& address) {
    for (int source = 0; source <= 36; ++source) {
        Browser stranger("127.20." + std::to_string(source) + ".1");
        stranger.post(portal() + "/login", fill_sign_in(stranger, {address, "mala" + std::to_string(source)}));
    }
}

int count_messages(const std::string& user, const std::string& password, const std::string& source_address) {
    const Handle handle = make_imap(user, password, "");
    curl_easy_setopt(handle.get(), CURLOPT_INTERFACE, ("host!" + source_address).c_str());
    Answer answer;
    curl_easy_setopt(handle.get(), CURLOPT_CUSTOMREQUEST, "STATUS INBOX (MESSAGES)");
    curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &answer);
    // After a new password the courier ends open connections a few times, this one too if it meets it: a mail program
    // asks again.
    CURLcode code = curl_easy_perform(handle.get());
    for (int tries = 1; code == CURLE_RECV_ERROR && tries < 3; ++tries) code = curl_easy_perform(handle.get());
    if (code == CURLE_LOGIN_DENIED) return -1;
    const auto count = answer.body.find("MESSAGES ");
    if (code != CURLE_OK || count == std::string::npos)
        base::unavailable(std::string("IMAP: ") + curl_easy_strerror(code));
    return std::atoi(answer.body.c_str() + count + 9);
}

int smtp_auth(const std::string& user, const std::string& password, const std::string& source_address,
              int port_offset) {
    const std::string talk = run({"swaks", "--server", "127.0.0.1:" + std::to_string(port() + port_offset),
                                  "--local-interface", source_address, "--tls", "--auth", "PLAIN", "--auth-user", user,
                                  "--auth-password", password, "--auth-hide-password", "--quit-after", "AUTH"})
                                 .out;
    std::smatch match;
    return std::regex_search(talk, match, std::regex("~> AUTH PLAIN[^\n]*\n<~[*]* +([0-9]{3})")) ? std::stoi(match[1])
                                                                                                 : 0;
}

std::string read_message(const std::string& user, const std::string& password, int number) {
    const Handle handle = make_imap(user, password, "INBOX;MAILINDEX=" + std::to_string(number));
    Answer answer;
    curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &answer);
    const CURLcode code = curl_easy_perform(handle.get());
    if (code != CURLE_OK) base::unavailable(std::string("IMAP: ") + curl_easy_strerror(code));
    return answer.body;
}

int send_from_outside(const std::string& to, const std::string& subject) {
    return run({"swaks", "--server", "127.0.0.1:" + std::to_string(port() + 1), "--from", "alguien@fuera.example",
                "--to", to, "--header", "Subject: " + subject, "--body", "Prueba", "--silent", "3"})
        .status;
}

}  // namespace valija::tests
