// SPDX-License-Identifier: AGPL-3.0-or-later
// One libcurl transfer: a handle with what all of ours have in common (no signals, no proxy from the environment, only
// the named protocol, limits of time). Not thread-safe; one for each use.
#pragma once

#include <curl/curl.h>

#include <chrono>
#include <initializer_list>
#include <memory>
#include <string>

namespace valija::courier {

// Once, before any thread.
void start_transfers();

class Transfer {
  public:
    Transfer(const char* protocol, const std::string& url, std::chrono::seconds patience);

    template <typename Value>
    void set(CURLoption option, Value value) {
        check(curl_easy_setopt(handle_.get(), option, value));
    }
    CURLcode perform() { return curl_easy_perform(handle_.get()); }
    // The last status of the other side; 0: none.
    long status() const;

  private:
    struct Cleanup {
        void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    };
    static void check(CURLcode code);

    std::unique_ptr<CURL, Cleanup> handle_;
};

struct ListFree {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListFree>;
List make_list(std::initializer_list<std::string> entries);

}  // namespace valija::courier
