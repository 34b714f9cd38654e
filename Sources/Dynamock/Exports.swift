// Whoever embeds a database speaks its vocabulary: inputs and outputs, items, clocks, errors. One import
// brings it along; without this every file of a test would begin with two or three.
@_exported import DynamockModel
@_exported import DynamockStorage

// Of the statistics only what calls give back: the room also has names of its own that others use too.
@_exported import struct DynamockStatistics.Cost
@_exported import struct DynamockStatistics.Prices
@_exported import struct DynamockStatistics.StatisticsReport
@_exported import struct DynamockStatistics.TablePlan
@_exported import struct DynamockStatistics.Units
