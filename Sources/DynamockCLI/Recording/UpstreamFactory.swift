import DynamockProcesses
import DynamockScripting
import DynamockTLS
import DynamockUpstream
import DynamockWire

/// Creates the upstreams for recording, verifying and copying.
enum UpstreamFactory {
  /// The word for AWS's own endpoint in each request's region.
  static let amazon = "aws"

  /// Creates the upstream for a URL; it reads and sends nothing before the first request.
  static func make(
    _ url: String, signing: VaultSigning
  ) throws(UpstreamRefusal) -> any Upstream {
    guard !URLCredentials.areIn(url) else { throw UpstreamRefusal(URLCredentials.refusal) }
    let environment = ProcessEnvironment.variables
    let client = UpstreamClient(
      proxies: UpstreamProxies(environment: environment),
      trust: TLSTrust(environment: environment))
    let place = url == amazon ? nil : UpstreamURL(url)
    guard url == amazon || place != nil else {
      throw UpstreamRefusal("is not a URL such as http://localhost:8000, and not \(amazon)")
    }
    switch signing {
    case .own:
      return SignedUpstream(
        place, credentials: AmazonCredentials(environment: environment), client: client)
    case .none:
      guard let place, place.amazonRegion == nil else {
        throw UpstreamRefusal("accepts signed requests only; set vault.signing to own or pass")
      }
      return PlainUpstream(place, client: client)
    case .pass: return PassingUpstream(place, client: client)
    }
  }
}
