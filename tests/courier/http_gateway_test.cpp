// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/http_gateway.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <thread>

#include "courier/transfer.h"
#include "support/suite.h"

namespace valija::courier {

namespace {

using namespace std::chrono_literals;

const Sms kSms{.name = {.row = 42, .queued_at = base::from_sql("2026-11-21 20:15:00.123")},
               .to = "+525555550120",
               .text = "Su \"código\": 918273"};

// Answers one request and keeps what it heard.
class Service {
  public:
    explicit Service(std::string answer) : answer_(std::move(answer)) {
        listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        CHECK_EQUAL(0, ::bind(listening_, reinterpret_cast<sockaddr*>(&address), size));
        CHECK_EQUAL(0, ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size));
        CHECK_EQUAL(0, ::listen(listening_, 1));
        port_ = ntohs(address.sin_port);
        serving_ = std::jthread([this] { serve(); });
    }
    ~Service() {
        serving_ = {};
        ::close(listening_);
    }
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    std::string url() const { return fmt::format("http://127.0.0.1:{}/sms?from=valija", port_); }
    std::string heard() {
        serving_.join();
        return heard_;
    }

  private:
    void serve() {
        const int connection = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
        std::array<char, 4096> bytes{};
        while (!heard_.ends_with('}')) {
            const ssize_t count = ::recv(connection, bytes.data(), bytes.size(), 0);
            if (count <= 0) break;
            heard_.append(bytes.data(), static_cast<std::size_t>(count));
        }
        static_cast<void>(::send(connection, answer_.data(), answer_.size(), MSG_NOSIGNAL));
        ::close(connection);
    }

    std::string answer_;
    std::string heard_;
    int listening_ = -1;
    unsigned port_ = 0;
    std::jthread serving_;
};

}  // namespace

class HttpGatewayTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(HttpGatewayTest);
    CPPUNIT_TEST(a_message_is_posted);
    CPPUNIT_TEST(no_token_no_header);
    CPPUNIT_TEST(a_redirection_is_not_followed);
    CPPUNIT_TEST(a_silent_service_is_unreachable);
    CPPUNIT_TEST(only_the_status_counts);
    CPPUNIT_TEST(only_https_but_for_loopback);
    CPPUNIT_TEST(a_token_cannot_make_a_header);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override { start_transfers(); }

    void a_message_is_posted() {
        Service service("HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\n{}");
        CHECK_EQUAL(DeliveryOutcome::Delivered, HttpGateway(service.url(), "t0ken", 5s).send(kSms).outcome);
        const std::string heard = service.heard();
        CHECK(heard.starts_with("POST /sms?from=valija HTTP/1.1\r\n"));
        CHECK_CONTAINS("\r\nAuthorization: Bearer t0ken\r\n", heard);
        CHECK_CONTAINS("\r\nContent-Type: application/json\r\n", heard);
        CHECK_CONTAINS("\r\nIdempotency-Key: valija.42.1795292100123\r\n", heard);
        CHECK_CONTAINS(
            "\r\n\r\n{\"id\":\"valija.42.1795292100123\",\"text\":\"Su \\\"código\\\": "
            "918273\",\"to\":\"+525555550120\"}",
            heard);
    }

    void no_token_no_header() {
        Service service("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        CHECK_EQUAL(DeliveryOutcome::Delivered, HttpGateway(service.url(), "", 5s).send(kSms).outcome);
        CHECK_LACKS("Authorization", service.heard());
    }

    // The token and the number would go to who knows where.
    void a_redirection_is_not_followed() {
        Service service("HTTP/1.1 307 Elsewhere\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
        const auto delivery = HttpGateway(service.url(), "t0ken", 5s).send(kSms);
        CHECK_EQUAL(DeliveryOutcome::RefusedForNow, delivery.outcome);
        CHECK_EQUAL("sms gateway: HTTP 307", delivery.reason);
    }

    void a_silent_service_is_unreachable() {
        CHECK_EQUAL(DeliveryOutcome::Unreachable, HttpGateway("http://127.0.0.1:1/", "", 1s).send(kSms).outcome);
        Service service("");
        CHECK_EQUAL(DeliveryOutcome::Unreachable, HttpGateway(service.url(), "", 5s).send(kSms).outcome);
    }

    void only_the_status_counts() {
        for (const long taken : {200L, 201L, 202L, 204L})
            CHECK_EQUAL(DeliveryOutcome::Delivered, judge_sms_answer(taken).outcome);
        for (const long never : {400L, 413L, 422L})
            CHECK_EQUAL(DeliveryOutcome::RefusedForGood, judge_sms_answer(never).outcome);
        for (const long later : {301L, 401L, 403L, 404L, 408L, 429L, 500L, 503L})
            CHECK_EQUAL(DeliveryOutcome::RefusedForNow, judge_sms_answer(later).outcome);
        CHECK_EQUAL(DeliveryOutcome::Unreachable, judge_sms_answer(0).outcome);
    }

    void only_https_but_for_loopback() {
        for (const char* good :
             {"https://sms.example/v1", "http://127.0.0.1:8000/", "http://localhost/", "http://[::1]/"})
            HttpGateway(good, "", 1s);
        for (const char* bad :
             {"", "sms.example", "http://sms.example/", "ftp://127.0.0.1/", "http://127.0.0.1.example/",
              "http://localhost@sms.example/", "file:///etc/passwd", "https:///"})
            CHECK_BROKEN("sms.http_url", HttpGateway(bad, "", 1s));
    }

    void a_token_cannot_make_a_header() {
        CHECK_BROKEN("sms_token", HttpGateway("https://sms.example/", "x\r\nX-Evil: 1", 1s));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HttpGatewayTest);

}  // namespace valija::courier
