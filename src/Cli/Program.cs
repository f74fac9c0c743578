using Sweep.Cli.CommandLine;
using Sweep.Cli.Running;
using Sweep.Cli.Terminals;

return SweepCommandLine.Run(args, Terminal.OfProcess(), LocalSweep.Start);
