/* probe.c -- sandbox: a program that reads a document tries what it must not be able to do
 *
 * Preloaded (LD_PRELOAD). When it opens the file whose name ends in $PROBE_FILE, each attempt is
 * made once, in the thread that opens it, and said on standard error: "probe: socket refused".
 * $PROBE_FOLDER has a file "kept" that the run has nothing to do with. */
#define _GNU_SOURCE /* syscall */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { PIDFD_OPEN = 434, CLONE3 = 435 };

/* Without an interposed open(). */
static int
open_file(const char *name, int flags, mode_t mode)
{
	return (int)syscall(SYS_openat, AT_FDCWD, name, flags, mode);
}

static const char *
in_folder(const char *name)
{
	static char path[4096];

	snprintf(path, sizeof path, "%s/%s", getenv("PROBE_FOLDER"), name);
	return path;
}

static int
try_socket(void)
{
	return socket(AF_INET, SOCK_STREAM, 0);
}

static int
try_local_socket(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0);
}

/* Where it is not refused there is no such file, address, process or place. */
static int
try_connect(void)
{
	return connect(-1, &(struct sockaddr){.sa_family = AF_INET}, sizeof(struct sockaddr));
}

static int
try_exec(void)
{
	char *none[] = {NULL};

	return execve("/nowhere", none, none);
}

static int
try_fork(void)
{
	const pid_t child = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);

	if (child == 0)
		_exit(0);
	return (int)child;
}

static int
try_newer_fork(void)
{
	return (int)syscall(CLONE3, NULL, 0);
}

static int
try_kill(void)
{
	return kill(getppid(), 0);
}

static int
try_trace(void)
{
	return (int)ptrace(PTRACE_DETACH, -1, NULL, NULL);
}

static int
try_newer_call(void)
{
	return (int)syscall(PIDFD_OPEN, getpid(), 0);
}

static int
try_typing(void)
{
	return ioctl(-1, TIOCSTI, "x");
}

static int
try_read(void)
{
	return open_file("/etc/passwd", O_RDONLY, 0);
}

static int
try_read_beside(void)
{
	return open_file(in_folder("kept"), O_RDONLY, 0);
}

static int
try_list(void)
{
	return open_file("/", O_RDONLY | O_DIRECTORY, 0);
}

static int
try_write(void)
{
	return open_file(in_folder("kept"), O_WRONLY, 0);
}

static int
try_create(void)
{
	return open_file(in_folder("made"), O_WRONLY | O_CREAT, 0600);
}

static int
try_folder(void)
{
	return mkdir(in_folder("folder"), 0700);
}

static int
try_link(void)
{
	return symlink("/etc/passwd", in_folder("link"));
}

static int
try_rights(void)
{
	return chmod(in_folder("kept"), 0600);
}

static int
try_cut(void)
{
	return truncate(in_folder("kept"), 0);
}

static int
try_remove(void)
{
	return unlink(in_folder("kept"));
}

static const struct attempt {
	const char *name;
	int (*make)(void);
} attempts[] = {
	{"socket", try_socket},
	{"local-socket", try_local_socket},
	{"connect", try_connect},
	{"exec", try_exec},
	{"fork", try_fork},
	{"newer-fork", try_newer_fork},
	{"kill", try_kill},
	{"trace", try_trace},
	{"newer-call", try_newer_call},
	{"typing", try_typing},
	{"read", try_read},
	{"read-beside", try_read_beside},
	{"list", try_list},
	{"write", try_write},
	{"create", try_create},
	{"folder", try_folder},
	{"link", try_link},
	{"rights", try_rights},
	{"cut", try_cut},
	{"remove", try_remove},
};

static void *
do_nothing(void *nothing)
{
	return nothing;
}

/* What has to go on. */
static void
start_thread(void)
{
	pthread_t thread;
	const bool is_started = pthread_create(&thread, NULL, do_nothing, NULL) == 0;

	if (is_started)
		pthread_join(thread, NULL);
	fprintf(stderr, "probe: thread %s\n", is_started ? "open" : "refused");
}

static void
make_attempts(void)
{
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
		const bool is_refused = attempts[i].make() < 0 &&
		                        (errno == EPERM || errno == EACCES || errno == ENOSYS);

		fprintf(stderr, "probe: %s %s\n", attempts[i].name,
			is_refused ? "refused" : "open");
	}
	start_thread();
}

static bool
is_probed(const char *name, int flags)
{
	static bool is_done;
	const char *file = getenv("PROBE_FILE");
	const size_t length = strlen(name), end = file ? strlen(file) : 0;

	if (is_done || !file || flags & O_PATH || length < end || strcmp(name + length - end, file))
		return false;
	is_done = true;
	return true;
}

int
open(const char *name, int flags, ...)
{
	mode_t mode = 0;
	va_list rest;

	va_start(rest, flags);
	if (flags & O_CREAT)
		mode = va_arg(rest, mode_t);
	va_end(rest);
	if (is_probed(name, flags))
		make_attempts();
	return open_file(name, flags, mode);
}
