using Parley.HttpServer;

var builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.UseParley(); // the one line: without it, the same application runs on Kestrel
var app = builder.Build();

app.Run(async http => await http.Response.WriteAsync($"You asked for {http.Request.Path}\n"));

app.Run();
