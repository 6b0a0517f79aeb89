// SPDX-License-Identifier: AGPL-3.0-or-later
// A module's own socket, asked as nginx asks it: a kept connection always stands at the beginning of the next request,
// whatever the request before was. A request of the right length once left its end record in the socket, where it was
// taken for the next request: the module closed, nginx took both programs for dead for a second, and some 30 browsers
// with long headers turned a quarter of everybody's requests into 502.
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "support/instance.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

// Record types of the FastCGI specification 1.0, section 8.
enum class Record : char { Begin = 1, End = 3, Params = 4, Stdin = 5, Stdout = 6 };

constexpr std::size_t kLibraryReads = 8192;  // libfcgi asks the socket for so many bytes at once
constexpr std::size_t kHeadBytes = 8;

std::string record(Record type, std::string content) {
    const std::size_t padding = (8 - content.size() % 8) % 8;
    const auto length = content.size();
    const std::string head{1,
                           static_cast<char>(type),
                           0,
                           1,
                           static_cast<char>(length >> 8U),
                           static_cast<char>(length & 255U),
                           static_cast<char>(padding),
                           0};
    return head + content + std::string(padding, '\0');
}

std::string parameter(const std::string& name, const std::string& value) {
    const auto length = value.size();
    const std::string long_form{static_cast<char>(0x80), 0, static_cast<char>(length >> 8U),
                                static_cast<char>(length & 255U)};
    return std::string(1, static_cast<char>(name.size())) + long_form + name + value;
}

std::string begin() { return record(Record::Begin, std::string{0, 1, 1, 0, 0, 0, 0, 0}); }  // responder, keep

// A GET whose whole stream has this many bytes (a multiple of 8).
std::string get(std::size_t stream_bytes) {
    const auto with_agent = [](std::size_t agent) {
        return begin() +
               record(Record::Params, parameter("REQUEST_METHOD", "GET") + parameter("DOCUMENT_URI", "/login") +
                                          parameter("VALIJA_SITE", "educacion") +
                                          parameter("HTTP_USER_AGENT", std::string(agent, 'a'))) +
               record(Record::Params, "") + record(Record::Stdin, "");
    };
    for (std::size_t agent = 0;; ++agent) {
        std::string stream = with_agent(agent);
        if (stream.size() >= stream_bytes) return stream;
    }
}

std::string post(const std::string& declared, const std::string& body) {
    return begin() +
           record(Record::Params, parameter("REQUEST_METHOD", "POST") + parameter("DOCUMENT_URI", "/login") +
                                      parameter("VALIJA_SITE", "educacion") + parameter("CONTENT_LENGTH", declared)) +
           record(Record::Params, "") + record(Record::Stdin, body) + record(Record::Stdin, "");
}

class Connection {
  public:
    Connection() : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        (folder() + "/run/login-1.sock").copy(address.sun_path, sizeof address.sun_path - 1);
        CHECK(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        const timeval patience{.tv_sec = 10, .tv_usec = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    }
    ~Connection() { ::close(socket_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // The answer's first line; empty: the other side has closed.
    std::string ask(const std::string& stream) const {
        if (::send(socket_, stream.data(), stream.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(stream.size()))
            return "";
        std::string text;
        for (;;) {
            const std::string head = read(kHeadBytes);
            if (head.empty()) return "";
            const std::string content = read(byte(head, 4) * 256 + byte(head, 5));
            read(byte(head, 6));
            if (head[1] == static_cast<char>(Record::Stdout)) text += content;
            if (head[1] == static_cast<char>(Record::End)) return text.substr(0, text.find('\r'));
        }
    }

  private:
    static std::size_t byte(const std::string& bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

    std::string read(std::size_t count) const {
        std::string bytes(count, '\0');
        if (count > 0 && ::recv(socket_, bytes.data(), count, MSG_WAITALL) != static_cast<ssize_t>(count)) return "";
        return bytes;
    }

    int socket_;
};

}  // namespace

class FastcgiTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FastcgiTest);
    CPPUNIT_TEST(a_kept_connection_survives_a_request_of_any_length);
    CPPUNIT_TEST(a_body_longer_than_it_says_ends_the_connection);
    CPPUNIT_TEST(a_body_too_long_to_be_read_ends_the_connection);
    CPPUNIT_TEST_SUITE_END();

  public:
    // At one length the end record alone is left for the library's next read.
    void a_kept_connection_survives_a_request_of_any_length() {
        const Connection connection;
        for (std::size_t length = kLibraryReads - 16; length <= kLibraryReads + 16; length += 8) {
            CHECK_EQUAL("Status: 200 OK", connection.ask(get(length)));
            ::usleep(20000);  // for the module to look at what was left
        }
        CHECK_EQUAL("Status: 200 OK", connection.ask(get(0)));
    }

    void a_body_longer_than_it_says_ends_the_connection() {
        const Connection connection;
        CHECK_EQUAL("Status: 413 Refused", connection.ask(post("10", std::string(20000, 'x') + get(0))));
        CHECK_EQUAL("", connection.ask(get(0)));
    }

    void a_body_too_long_to_be_read_ends_the_connection() {
        const Connection connection;
        CHECK_EQUAL("Status: 413 Refused", connection.ask(post("300000", get(0))));
        CHECK_EQUAL("", connection.ask(get(0)));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FastcgiTest);

}  // namespace valija::tests
