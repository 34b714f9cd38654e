import Testing

@testable import DynamockServer

@Suite struct HealthProbeTests {
  @Test(
    "a Host contains an address in the form of URLs ([rfc-3986], section 3.2.2; [rfc-6874], section 4)",
    arguments: [
      ("localhost", "localhost:8000"), ("127.0.0.1", "127.0.0.1:8000"), ("::1", "[::1]:8000"),
      ("fe80::1%eth0", "[fe80::1]:8000"),
    ])
  func authority(host: String, text: String) {
    #expect(HealthProbe.authority(host, 8000) == text)
  }
}
