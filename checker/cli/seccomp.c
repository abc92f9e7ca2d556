/* seccomp.c -- cli: calls of Linux that no run needs become refused */
#define _GNU_SOURCE /* syscall, CLONE_VM */
#include "seccomp.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* How the processor is called. */
#if defined(__x86_64__) && defined(__LP64__)
enum { OUR_PROCESSOR = (int)AUDIT_ARCH_X86_64 };
#elif defined(__aarch64__) && defined(__AARCH64EL__)
enum { OUR_PROCESSOR = (int)AUDIT_ARCH_AARCH64 };
#else
enum { OUR_PROCESSOR = 0 }; /* not known here */
#endif

/* From this number on the table is the same for all, and calls are added. Those of another mode of
 * the processor (x32) have greater numbers, too. */
enum { FIRST_NEW = 424 };

#define LOAD(field) \
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned int)offsetof(struct seccomp_data, field))
#define LOAD_ARGUMENT(number) LOAD(args[number])
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, what)
/* Of the next statement: that it is passed over unless the value is, has a bit, or is at least so
 * much. */
#define WHEN(test, value) BPF_JUMP(BPF_JMP | (test) | BPF_K, (unsigned int)(value), 0, 1)
/* The next so many statements are passed over unless the value is this. */
#define FOR(value, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned int)(value), 0, count)

#define REFUSE ANSWER(SECCOMP_RET_ERRNO | EPERM)
#define UNKNOWN ANSWER(SECCOMP_RET_ERRNO | ENOSYS)

/* On a little-endian processor the argument is where its lower half is. */
static const struct sock_filter statements[] = {
	LOAD(arch),
	FOR(OUR_PROCESSOR, 1),
	BPF_JUMP(BPF_JMP | BPF_JA, 1, 0, 0),
	ANSWER(SECCOMP_RET_KILL_PROCESS),
	LOAD(nr),
#define REFUSED(call) WHEN(BPF_JEQ, SYS_##call), REFUSE,
#define HARMLESS(number) WHEN(BPF_JEQ, number), ANSWER(SECCOMP_RET_ALLOW),
#include "seccomp.def"
#undef HARMLESS
#undef REFUSED
	/* also for clone3, whose flags cannot be seen here: then the C library uses clone */
	WHEN(BPF_JGE, FIRST_NEW),
	UNKNOWN,
	/* a thread shares its memory, another process does not */
	FOR(SYS_clone, 4),
	LOAD_ARGUMENT(0),
	WHEN(BPF_JSET, CLONE_THREAD),
	ANSWER(SECCOMP_RET_ALLOW),
	REFUSE,
	/* what puts words into the terminal that the shell would read */
	FOR(SYS_ioctl, 5),
	LOAD_ARGUMENT(1),
	WHEN(BPF_JEQ, TIOCSTI),
	REFUSE,
	WHEN(BPF_JEQ, TIOCLINUX),
	REFUSE,
	ANSWER(SECCOMP_RET_ALLOW),
};

/* The program is no home for code of strangers that guesses addresses from the time that calls
 * take: measures against that would only make it slow. */
bool
seccomp_calls(void)
{
	struct sock_fprog program = {.len = sizeof statements / sizeof *statements,
		.filter = (struct sock_filter *)(size_t)statements};

	return OUR_PROCESSOR != 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW,
		       &program) == 0;
}
