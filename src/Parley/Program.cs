return await Parley.CommandLine.RunAsync(args, Console.Out, Console.Error);
