package import DynamockExchange
import DynamockModel
import DynamockTLS
import DynamockUpstream

/// The buckets of a server with S3's API ([aws-s3-api]).
package struct S3Store: BucketStore {
  private let place: S3Place
  private let credentials: AmazonCredentials
  private let client: UpstreamClient

  /// Creates a store, which connects when it is used.
  /// - Parameter environment: the variables of the process, with credentials and proxies.
  package init(_ place: S3Place, environment: [String: String]) {
    self.place = place
    credentials = AmazonCredentials(environment: environment)
    client = UpstreamClient(
      proxies: UpstreamProxies(environment: environment),
      trust: TLSTrust(environment: environment))
  }

  /// Returns a bucket, which may not exist.
  package func bucket(_ name: String, region: String) -> any RemoteBucket {
    S3Bucket(
      name: name,
      connection: S3Connection(
        place: place, region: region, credentials: credentials, client: client,
        clock: SystemClock()))
  }
}
