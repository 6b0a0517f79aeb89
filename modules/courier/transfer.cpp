// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/transfer.h"

#include "base/fault.h"

namespace valija::courier {

namespace {

constexpr long kConnectSeconds = 5;

}  // namespace

void start_transfers() {
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) base::broken("libcurl did not start");
}

Transfer::Transfer(const char* protocol, const std::string& url, std::chrono::seconds patience)
    : handle_(curl_easy_init()) {
    if (!handle_) base::broken("no memory for a transfer");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_PROTOCOLS_STR, protocol);
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    set(CURLOPT_TIMEOUT, static_cast<long>(patience.count()));
}

void Transfer::check(CURLcode code) {
    if (code != CURLE_OK) base::broken(std::string("libcurl: ") + curl_easy_strerror(code));
}

long Transfer::status() const {
    long status = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
    return status;
}

List make_list(std::initializer_list<std::string> entries) {
    List list;
    for (const std::string& entry : entries) {
        curl_slist* longer = curl_slist_append(list.get(), entry.c_str());
        if (longer == nullptr) base::broken("no memory for a transfer");
        static_cast<void>(list.release());  // the first entry's place does not change
        list.reset(longer);
    }
    return list;
}

}  // namespace valija::courier
