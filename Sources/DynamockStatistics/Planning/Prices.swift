/// What AWS charges, as a file of prices says it.
public struct Prices: Sendable, Hashable {
  /// The region that the prices are for.
  public var region = "us-east-1"
  /// The day on which they were looked up.
  public var date = "2026-11-24"
  /// Where they were looked up.
  public var source = "https://aws.amazon.com/dynamodb/pricing/"
  /// The currency.
  public var currency = "USD"
  /// A million read request units of an on-demand table.
  public var millionReads = 0.125
  /// A million write request units of an on-demand table.
  public var millionWrites = 0.625
  /// A provisioned read unit for an hour.
  public var readUnitHour = 0.00013
  /// A provisioned write unit for an hour.
  public var writeUnitHour = 0.00065
  /// A gigabyte stored for a month; the free first ones of an account are not taken off.
  public var gigabyteMonth = 0.25

  /// The prices that `Config/prices.json` holds too: the Standard table class in us-east-1.
  public init() {}

  /// Hours of a month, as AWS's calculator has them.
  public static let hoursOfMonth = 730.0

  /// The price of units consumed on demand.
  func onDemand(_ units: Units) -> Double {
    (units.read * millionReads + units.write * millionWrites) / 1_000_000
  }

  /// The price of units provisioned for a month.
  func provisioned(_ units: Units) -> Double {
    (units.read * readUnitHour + units.write * writeUnitHour) * Self.hoursOfMonth
  }

  /// The price of bytes stored for a month.
  func storage(_ bytes: Int) -> Double {
    Double(bytes) / Double(1 << 30) * gigabyteMonth
  }
}
