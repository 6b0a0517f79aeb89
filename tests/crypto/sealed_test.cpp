// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crypto/sealed.h"

#include <set>

#include "base/bytes.h"
#include "support/suite.h"

namespace valija::crypto {

namespace {

const std::string kKey(32, 'k');

// Always the same bytes: for vectors only.
class ConstantRandom final : public base::Random {
  public:
    explicit ConstantRandom(std::string bytes) : bytes_(std::move(bytes)) {}
    std::string bytes(std::size_t count) override {
        CHECK_EQUAL(bytes_.size(), count);
        return bytes_;
    }

  private:
    std::string bytes_;
};

std::string unhex(std::string_view text) { return base::from_hex(text).value(); }

}  // namespace

class SealedTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SealedTest);
    CPPUNIT_TEST(gcm_vectors);
    CPPUNIT_TEST(opens_what_was_sealed);
    CPPUNIT_TEST(sealing_twice_gives_two_boxes);
    CPPUNIT_TEST(every_changed_bit_is_found);
    CPPUNIT_TEST(every_cut_is_found);
    CPPUNIT_TEST(added_bytes_are_found);
    CPPUNIT_TEST(another_key_or_purpose_does_not_open);
    CPPUNIT_TEST_SUITE_END();

  public:
    // McGrew and Viega, "The Galois/Counter Mode of Operation", test cases 13 and 16 (AES-256).
    void gcm_vectors() {
        ConstantRandom zero(std::string(12, '\0'));
        CHECK_EQUAL("000000000000000000000000530f8afbc74536b9a963b4f1c4cb738b",
                    base::to_hex(seal(std::string(32, '\0'), "", "", zero)));
        ConstantRandom nonce(unhex("cafebabefacedbaddecaf888"));
        const std::string key = unhex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        const std::string purpose = unhex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        const std::string plain = unhex(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
        const std::string box = unhex(
            "cafebabefacedbaddecaf888"
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
            "76fc6ece0f4e1768cddf8853bb2d551b");
        CHECK_EQUAL(box, seal(key, purpose, plain, nonce));
        CHECK_EQUAL(plain, open_sealed(key, purpose, box));
    }

    void opens_what_was_sealed() {
        for (const std::size_t size : {0U, 1U, 15U, 16U, 17U, 1000000U}) {
            const std::string plain(size, 'p');
            const std::string box = seal(kKey, "test", plain, random_);
            CHECK_EQUAL(size + kSealOverheadBytes, box.size());
            CHECK_EQUAL(plain, open_sealed(kKey, "test", box));
        }
    }

    void sealing_twice_gives_two_boxes() {
        std::set<std::string> nonces;
        for (int i = 0; i < 100; ++i) CHECK(nonces.insert(seal(kKey, "test", "p", random_).substr(0, 12)).second);
    }

    void every_changed_bit_is_found() {
        const std::string box = seal(kKey, "test", "five letters", random_);
        for (std::size_t i = 0; i < box.size(); ++i) {
            for (unsigned bit = 0; bit < 8; ++bit) {
                std::string changed = box;
                changed[i] = static_cast<char>(static_cast<unsigned char>(changed[i]) ^ (1U << bit));
                CHECK_EQUAL(std::nullopt, open_sealed(kKey, "test", changed));
            }
        }
    }

    void every_cut_is_found() {
        const std::string box = seal(kKey, "test", "five letters", random_);
        for (std::size_t i = 0; i < box.size(); ++i) {
            CHECK_EQUAL(std::nullopt, open_sealed(kKey, "test", box.substr(0, i)));
            CHECK_EQUAL(std::nullopt, open_sealed(kKey, "test", box.substr(i + 1)));
        }
    }

    void added_bytes_are_found() {
        const std::string box = seal(kKey, "test", "five letters", random_);
        CHECK_EQUAL(std::nullopt, open_sealed(kKey, "test", box + '\0'));
        CHECK_EQUAL(std::nullopt, open_sealed(kKey, "test", '\0' + box));
        CHECK_EQUAL(std::nullopt, open_sealed(kKey, "test", box + box));
    }

    void another_key_or_purpose_does_not_open() {
        const std::string box = seal(kKey, "captcha", "abcde", random_);
        CHECK_EQUAL(std::nullopt, open_sealed(std::string(32, 'l'), "captcha", box));
        CHECK_EQUAL(std::nullopt, open_sealed(kKey, "outbox", box));
        CHECK_EQUAL(std::nullopt, open_sealed(kKey, "", box));
    }

  private:
    base::SystemRandom random_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(SealedTest);

}  // namespace valija::crypto
