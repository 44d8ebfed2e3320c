/* Plain rows of tables decided in one pass: ranges, tests, verdicts, points and their sum while the figures are in the
 * first cache.
 *
 * What a row comes to is defined elsewhere, by the NumPy path beside this. A target whose figures are not plain
 * somewhere (out of range, too long for 64 bits, not proved by floats) is said to be left, for the rows asked for, and
 * decided there. Nothing here rounds a figure, and no sum of whole numbers can leave 64 bits: `limit` sees to it.
 */

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#if defined(__GNUC__)
#define INLINE static inline __attribute__((always_inline))
#else
#define INLINE static inline
#endif
/* One version for each generation of processors, chosen when the module is loaded. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__) && __GNUC__ >= 12
#define FOR_EACH_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

enum { CHUNK = 1024, MOST_TERMS = 16, MOST_TESTS = 200 };
enum { NOT_MET, MET, OPEN };
enum { PLAIN = 0, LEFT = 1, OPENED = 2 }; /* what becomes of a target in some rows */
enum { WHOLE, MARK, ALIKE, LINE, EQUAL };
enum { ANY_ZERO, NO_ZERO, ZERO_OPEN }; /* what zero is: a figure, left to others, or as a gap */

typedef struct {
    Py_buffer values, gaps;
    int has_gaps, is_float, whole;
    uint64_t ceiling; /* the largest value, as an unsigned number, that is a figure */
} Column;

typedef struct {
    Py_ssize_t column;
    int zero;
    int64_t factor;
    double real, power, scaled; /* factors of floats, and of the whole numbers that decimals are */
} Term;

typedef struct {
    int kind, strict;
    Py_ssize_t size;
    Term *terms;
    int64_t constant;
    uint64_t limit; /* no value may be above it */
    double real, share, scaled, most;
} Test;

typedef struct {
    Py_ssize_t size;
    Test *tests;
    uint8_t need;
    int gaps; /* whether rows with gaps are decided here */
    int32_t step;
    double missed, met, open;
} Target;

typedef struct {
    PyObject_HEAD
    Py_ssize_t rows, columns_size, targets_size;
    Column *columns;
    Target *targets;
    Py_buffer verdicts, points;
    int has_verdicts, has_points;
    uint64_t near_zero;
} Program;

/* ---- rows ----------------------------------------------------------------------------------------------------- */

/* Whether some rows have a gap, or what is as good as one; where they do, `gaps` tells. */
INLINE int gaps_of(const Program *p, const Test *test, Py_ssize_t at, int n, uint8_t *restrict gaps)
{
    int found = 0;
    for (Py_ssize_t k = 0; k < test->size; k++) {
        const Column *column = &p->columns[test->terms[k].column];
        if (test->terms[k].zero == ZERO_OPEN) {
            /* Zero is all bits zero, of floats too: what is less is no figure. */
            const uint64_t *restrict values = (const uint64_t *)column->values.buf + at;
            int any_zero = 0;
            for (int i = 0; i < n; i++)
                any_zero |= values[i] == 0;
            if (any_zero) {
                if (!found)
                    memset(gaps, 0, (size_t)n);
                for (int i = 0; i < n; i++)
                    gaps[i] |= values[i] == 0;
                found = 1;
            }
        }
        if (!column->has_gaps)
            continue;
        const uint8_t *restrict missing = (const uint8_t *)column->gaps.buf + at;
        uint8_t any = 0;
        for (int i = 0; i < n; i++)
            any |= missing[i];
        if (!any)
            continue;
        if (!found)
            memset(gaps, 0, (size_t)n);
        for (int i = 0; i < n; i++)
            gaps[i] |= missing[i] != 0;
        found = 1;
    }
    return found;
}

/* The largest of whole numbers less `least`, as unsigned numbers, of rows that have no gap. */
INLINE uint64_t top_of(const uint64_t *restrict values, const uint8_t *restrict gaps, uint64_t least, int n)
{
    uint64_t top = 0;
    if (gaps == NULL)
        for (int i = 0; i < n; i++) {
            uint64_t each = values[i] - least;
            top = top > each ? top : each;
        }
    else
        for (int i = 0; i < n; i++) {
            uint64_t each = gaps[i] ? 0 : values[i] - least;
            top = top > each ? top : each;
        }
    return top;
}

/* Whether floats are figures, and the bits of the largest. Floats from zero up are in the order of their bits. */
INLINE int figures_of(
    const uint64_t *restrict bits, const uint8_t *restrict gaps, const Column *column, const Term *term,
    uint64_t near_zero, int n, uint64_t *largest)
{
    /* One less than zero is the largest there is: what is left below is too near zero. */
    const uint64_t less = term->zero == NO_ZERO ? 0 : 1, instead = term->zero == NO_ZERO ? near_zero : 0;
    uint64_t top = 0, bottom = UINT64_MAX;
    int broken = 0;
    for (int i = 0; i < n; i++) {
        uint64_t each = gaps != NULL && gaps[i] ? instead : bits[i], lower = each - less;
        top = top > each ? top : each;
        bottom = bottom < lower ? bottom : lower;
    }
    if (top > column->ceiling || bottom < near_zero - less)
        return 0;
    if (column->whole) {
        const double *restrict values = (const double *)(const void *)bits;
        for (int i = 0; i < n; i++)
            broken |= (rint(values[i]) != values[i]) & (gaps == NULL || !gaps[i]);
    }
    *largest = top;
    return !broken;
}

/* A float of few decimals is a whole number over a power of ten, if dividing gives it back: 1 met, 0 not, -1 unknown. */
INLINE int by_decimals(const Test *test, double *const *values, int row)
{
    double total = test->scaled, most = test->most;
    for (Py_ssize_t k = 0; k < test->size; k++) {
        const Term *term = &test->terms[k];
        double value = values[k][row], whole = rint(value * term->power);
        if (whole / term->power != value || fabs(whole) > 1e15)
            return -1;
        most += fabs(term->scaled * whole);
        total += term->scaled * whole;
    }
    if (!(most < 9007199254740992.0))
        return -1;
    return test->strict ? total > 0 : total >= 0;
}

/* A line over floats: by its sign where that is proved, by decimals elsewhere. Whether that decides all rows. */
INLINE int line_held(
    const Test *test, double *const *values, const double *tops, const uint8_t *gaps, int n, uint8_t *restrict held)
{
    double margin[CHUNK], most = fabs(test->real);
    int near = 0;
    {
        const double *restrict first = values[0], *restrict second = values[1];
        const double a = test->terms[0].real, b = test->terms[1].real, c = test->real;
        if (c != 0)
            for (int i = 0; i < n; i++)
                margin[i] = first[i] * a + second[i] * b + c;
        else
            for (int i = 0; i < n; i++)
                margin[i] = first[i] * a + second[i] * b;
    }
    for (Py_ssize_t k = 2; k < test->size; k++) {
        const double *restrict each = values[k];
        const double factor = test->terms[k].real;
        for (int i = 0; i < n; i++)
            margin[i] += each[i] * factor;
    }
    for (Py_ssize_t k = 0; k < test->size; k++)
        most += fabs(test->terms[k].real) * tops[k];
    most *= test->share;
    for (int i = 0; i < n; i++) {
        held[i] = margin[i] > 0;
        near |= !(fabs(margin[i]) > most);
    }
    if (!near)
        return 1;
    for (int i = 0; i < n; i++) {
        if (fabs(margin[i]) > most || (gaps != NULL && gaps[i]))
            continue;
        double own = fabs(test->real);
        for (Py_ssize_t k = 0; k < test->size; k++)
            own += fabs(test->terms[k].real * values[k][i]);
        if (fabs(margin[i]) > own * test->share)
            continue;
        int found = by_decimals(test, values, i);
        if (found < 0)
            return 0;
        held[i] = (uint8_t)found;
    }
    return 1;
}

INLINE void whole_held(const Test *test, const uint64_t *const *values, int n, uint8_t *restrict held)
{
    /* Unsigned: what stands in a gap may be anything. A margin that counts fits 64 bits, sign and all. */
    const uint64_t constant = (uint64_t)test->constant, a = (uint64_t)test->terms[0].factor;
    const uint64_t *restrict first = values[0];
    if (test->size == 2) {
        const uint64_t *restrict second = values[1];
        const uint64_t b = (uint64_t)test->terms[1].factor;
        if (test->strict)
            for (int i = 0; i < n; i++)
                held[i] = (int64_t)(first[i] * a + second[i] * b + constant) > 0;
        else
            for (int i = 0; i < n; i++)
                held[i] = (int64_t)(first[i] * a + second[i] * b + constant) >= 0;
        return;
    }
    uint64_t margin[CHUNK];
    for (int i = 0; i < n; i++)
        margin[i] = first[i] * a + constant;
    for (Py_ssize_t k = 1; k < test->size; k++) {
        const uint64_t *restrict each = values[k];
        const uint64_t factor = (uint64_t)test->terms[k].factor;
        for (int i = 0; i < n; i++)
            margin[i] += each[i] * factor;
    }
    if (test->strict)
        for (int i = 0; i < n; i++)
            held[i] = (int64_t)margin[i] > 0;
    else
        for (int i = 0; i < n; i++)
            held[i] = (int64_t)margin[i] >= 0;
}

/* Decide a test in a chunk of rows: `LEFT`, `PLAIN`, or `OPENED` where `gaps` tells the rows that have one. */
INLINE int test_held(
    const Program *p, const Test *test, Py_ssize_t at, int n, uint8_t *restrict held, uint8_t *restrict gaps)
{
    const uint64_t *bits[MOST_TERMS];
    double *values[MOST_TERMS], tops[MOST_TERMS];
    const int open = gaps_of(p, test, at, n, gaps);
    for (Py_ssize_t k = 0; k < test->size; k++) {
        const Term *term = &test->terms[k];
        const Column *column = &p->columns[term->column];
        const uint8_t *own = open && column->has_gaps ? (const uint8_t *)column->gaps.buf + at : NULL;
        bits[k] = (const uint64_t *)column->values.buf + at;
        values[k] = (double *)column->values.buf + at;
        if (column->is_float) {
            uint64_t largest;
            if (!figures_of(bits[k], own, column, term, p->near_zero, n, &largest))
                return LEFT;
            memcpy(&tops[k], &largest, sizeof(double));
        } else {
            uint64_t least = term->zero == NO_ZERO ? 1 : 0, top = top_of(bits[k], own, least, n);
            if (top > UINT64_MAX - least || top + least > column->ceiling || top + least > test->limit)
                return LEFT;
        }
    }
    switch (test->kind) {
    case WHOLE:
        whole_held(test, bits, n, held);
        break;
    case MARK: {
        const double *restrict each = values[0], mark = test->real;
        if (test->strict) /* below the mark */
            for (int i = 0; i < n; i++)
                held[i] = each[i] < mark;
        else
            for (int i = 0; i < n; i++)
                held[i] = each[i] >= mark;
        break;
    }
    case EQUAL:
        if (p->columns[test->terms[0].column].is_float) {
            const double *restrict each = values[0], mark = test->real;
            for (int i = 0; i < n; i++)
                held[i] = each[i] == mark;
        } else {
            const uint64_t *restrict each = bits[0], mark = (uint64_t)test->constant;
            for (int i = 0; i < n; i++)
                held[i] = each[i] == mark;
        }
        break;
    case ALIKE: {
        const double *restrict greater = values[0], *restrict less = values[1];
        if (test->strict)
            for (int i = 0; i < n; i++)
                held[i] = greater[i] > less[i];
        else
            for (int i = 0; i < n; i++)
                held[i] = greater[i] >= less[i];
        break;
    }
    default:
        if (!line_held(test, values, tops, open ? gaps : NULL, n, held))
            return LEFT;
    }
    return open ? OPENED : PLAIN;
}

/* Decide a target in a chunk of rows. */
INLINE int codes_of(const Program *p, const Target *target, Py_ssize_t at, int n, uint8_t *restrict codes)
{
    uint8_t gaps[CHUNK], held[CHUNK], met[CHUNK], possible[CHUNK];
    int found;
    if (target->size == 1) {
        found = test_held(p, target->tests, at, n, codes, gaps);
        if (found == OPENED)
            for (int i = 0; i < n; i++)
                codes[i] = gaps[i] ? OPEN : codes[i];
        return found;
    }
    found = PLAIN;
    memset(met, 0, (size_t)n);
    memset(possible, 0, (size_t)n);
    for (Py_ssize_t k = 0; k < target->size; k++) {
        const int one = test_held(p, &target->tests[k], at, n, held, gaps);
        if (one == LEFT)
            return LEFT;
        if (one == PLAIN) {
            for (int i = 0; i < n; i++) {
                met[i] += held[i];
                possible[i] += held[i];
            }
            continue;
        }
        found = OPENED;
        for (int i = 0; i < n; i++) {
            met[i] += held[i] & !gaps[i];
            possible[i] += held[i] | gaps[i];
        }
    }
    const uint8_t need = target->need;
    for (int i = 0; i < n; i++)
        codes[i] = (uint8_t)(2 * (possible[i] >= need) - (met[i] >= need));
    return found;
}

/* What verdicts bring, written down and added to the sum: what is certain, and more where they are open. */
INLINE void earn(
    const Target *target, const uint8_t *restrict codes, int n, int open, double *restrict points,
    int32_t *restrict certain, int32_t *restrict more)
{
    const double missed = target->missed, met = target->met, unknown = target->open;
    const int32_t step = target->step;
    if (open) {
        if (points != NULL)
            for (int i = 0; i < n; i++)
                points[i] = codes[i] == OPEN ? unknown : codes[i] ? met : missed;
        for (int i = 0; i < n; i++) {
            certain[i] += codes[i] == MET ? step : 0;
            more[i] += codes[i] == OPEN ? step : 0;
        }
        return;
    }
    if (points != NULL)
        for (int i = 0; i < n; i++) {
            points[i] = codes[i] ? met : missed;
            certain[i] += codes[i] ? step : 0;
        }
    else
        for (int i = 0; i < n; i++)
            certain[i] += codes[i] ? step : 0;
}

FOR_EACH_PROCESSOR
static int run_rows(
    const Program *p, Py_ssize_t start, Py_ssize_t stop, uint8_t *state, int32_t *certain, int32_t *more)
{
    int all = PLAIN;
    for (Py_ssize_t number = 0; number < p->targets_size; number++) {
        const Target *target = &p->targets[number];
        state[number] = target->size ? PLAIN : LEFT;
        for (Py_ssize_t at = start; at < stop && !(state[number] & LEFT); at += CHUNK) {
            const int n = stop - at < CHUNK ? (int)(stop - at) : CHUNK;
            uint8_t *codes = (uint8_t *)p->verdicts.buf + number * p->rows + at;
            double *points = p->has_points ? (double *)p->points.buf + number * p->rows + at : NULL;
            const int found = codes_of(p, target, at, n, codes);
            if (found == LEFT || (found == OPENED && !(target->gaps && more != NULL)))
                state[number] |= LEFT;
            else {
                state[number] |= (uint8_t)found;
                earn(target, codes, n, found == OPENED, points, certain + (at - start), more + (more ? at - start : 0));
            }
        }
        all |= state[number];
    }
    return all;
}

/* ---- programs --------------------------------------------------------------------------------------------------- */

static int taken(PyObject *object, Py_buffer *into, int flags, const char *formats, Py_ssize_t bytes)
{
    if (PyObject_GetBuffer(object, into, flags | PyBUF_C_CONTIGUOUS | PyBUF_FORMAT) < 0)
        return 0;
    const char *format = into->format ? into->format : "B";
    if (strlen(format) != 1 || !strchr(formats, format[0]) || into->len != bytes) {
        PyErr_Format(PyExc_ValueError, "a buffer of %zd bytes and one of the formats %s is needed", bytes, formats);
        PyBuffer_Release(into);
        return 0;
    }
    return 1;
}

static int is_tuple(PyObject *object)
{
    if (!PyTuple_Check(object))
        PyErr_SetString(PyExc_TypeError, "a tuple is needed");
    return PyTuple_Check(object);
}

static int column_read(Program *p, PyObject *given, Column *column)
{
    PyObject *values, *gaps;
    unsigned long long ceiling;
    int whole;
    if (!is_tuple(given) || !PyArg_ParseTuple(given, "OOKp", &values, &gaps, &ceiling, &whole))
        return 0;
    if (!taken(values, &column->values, PyBUF_SIMPLE, "lqd", p->rows * 8))
        return 0;
    p->columns_size++; /* what is counted is released */
    if (column->values.itemsize != 8 || (uintptr_t)column->values.buf % 8) {
        PyErr_SetString(PyExc_ValueError, "figures take eight bytes each, and lie at multiples of that");
        return 0;
    }
    column->is_float = column->values.format[0] == 'd';
    column->ceiling = ceiling;
    column->whole = whole;
    if (gaps != Py_None) {
        if (!taken(gaps, &column->gaps, PyBUF_SIMPLE, "?", p->rows))
            return 0;
        column->has_gaps = 1;
    }
    return 1;
}

static int test_read(const Program *p, PyObject *given, Test *test)
{
    PyObject *terms;
    long long constant;
    unsigned long long limit;
    if (!is_tuple(given)
        || !PyArg_ParseTuple(
            given, "ipO!LKdddd", &test->kind, &test->strict, &PyTuple_Type, &terms, &constant, &limit, &test->real,
            &test->share, &test->scaled, &test->most))
        return 0;
    test->constant = constant;
    test->limit = limit;
    const Py_ssize_t size = PyTuple_Size(terms), least = test->kind == ALIKE || test->kind == LINE ? 2 : 1;
    if (size < least || size > MOST_TERMS || test->kind < WHOLE || test->kind > EQUAL) {
        PyErr_SetString(PyExc_ValueError, "no such test");
        return 0;
    }
    test->terms = PyMem_Calloc((size_t)size, sizeof(Term));
    if (test->terms == NULL) {
        PyErr_NoMemory();
        return 0;
    }
    for (; test->size < size; test->size++) {
        Term *term = &test->terms[test->size];
        long long factor;
        PyObject *one = PyTuple_GetItem(terms, test->size);
        if (!is_tuple(one)
            || !PyArg_ParseTuple(
                one, "niLddd", &term->column, &term->zero, &factor, &term->real,
                &term->power, &term->scaled))
            return 0;
        term->factor = factor;
        if (term->column < 0 || term->column >= p->columns_size
            || (test->kind != EQUAL && p->columns[term->column].is_float == (test->kind == WHOLE))) {
            PyErr_SetString(PyExc_ValueError, "no such column");
            return 0;
        }
    }
    return 1;
}

static int target_read(const Program *p, PyObject *given, Target *target)
{
    PyObject *tests;
    int need, step;
    if (given == Py_None) /* left in all rows */
        return 1;
    if (!is_tuple(given)
        || !PyArg_ParseTuple(
            given, "O!ipiddd", &PyTuple_Type, &tests, &need, &target->gaps, &step, &target->missed, &target->met,
            &target->open))
        return 0;
    const Py_ssize_t size = PyTuple_Size(tests);
    if (size < 1 || size > MOST_TESTS || need < 1 || need > size) {
        PyErr_SetString(PyExc_ValueError, "no such target");
        return 0;
    }
    target->need = (uint8_t)need;
    target->step = step;
    target->tests = PyMem_Calloc((size_t)size, sizeof(Test));
    if (target->tests == NULL) {
        PyErr_NoMemory();
        return 0;
    }
    for (; target->size < size; target->size++)
        if (!test_read(p, PyTuple_GetItem(tests, target->size), &target->tests[target->size])) {
            target->size++; /* its terms are released */
            return 0;
        }
    return 1;
}

static void program_dealloc(PyObject *self)
{
    Program *p = (Program *)self;
    PyTypeObject *type = Py_TYPE(self);
    for (Py_ssize_t k = 0; k < p->columns_size; k++) {
        PyBuffer_Release(&p->columns[k].values);
        if (p->columns[k].has_gaps)
            PyBuffer_Release(&p->columns[k].gaps);
    }
    for (Py_ssize_t k = 0; k < p->targets_size; k++) {
        for (Py_ssize_t one = 0; one < p->targets[k].size; one++)
            PyMem_Free(p->targets[k].tests[one].terms);
        PyMem_Free(p->targets[k].tests);
    }
    if (p->has_verdicts)
        PyBuffer_Release(&p->verdicts);
    if (p->has_points)
        PyBuffer_Release(&p->points);
    PyMem_Free(p->columns);
    PyMem_Free(p->targets);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(self);
    Py_DECREF(type);
}

static PyObject *program_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    PyObject *columns, *targets, *verdicts, *points;
    Py_ssize_t rows;
    unsigned long long near_zero;
    if (keywords != NULL && PyDict_Size(keywords)) {
        PyErr_SetString(PyExc_TypeError, "arguments have no names");
        return NULL;
    }
    if (!PyArg_ParseTuple(
            args, "nKO!O!OO", &rows, &near_zero, &PyTuple_Type, &columns, &PyTuple_Type, &targets, &verdicts, &points))
        return NULL;
    const Py_ssize_t many = PyTuple_Size(targets), reads = PyTuple_Size(columns);
    if (rows < 0 || rows > PY_SSIZE_T_MAX / 8 || (rows && many > PY_SSIZE_T_MAX / 8 / rows)) {
        PyErr_SetString(PyExc_ValueError, "there are not so many rows");
        return NULL;
    }
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Program *p = (Program *)allocate(type, 0);
    if (p == NULL)
        return NULL;
    p->rows = rows;
    p->near_zero = near_zero;
    p->columns = PyMem_Calloc((size_t)reads + 1, sizeof(Column));
    p->targets = PyMem_Calloc((size_t)many + 1, sizeof(Target));
    if (p->columns == NULL || p->targets == NULL) {
        PyErr_NoMemory();
        goto failed;
    }
    if (!taken(verdicts, &p->verdicts, PyBUF_WRITABLE, "B", many * rows))
        goto failed;
    p->has_verdicts = 1;
    if (points != Py_None) {
        if (!taken(points, &p->points, PyBUF_WRITABLE, "d", many * rows * 8))
            goto failed;
        p->has_points = 1;
    }
    for (Py_ssize_t k = 0; k < reads; k++)
        if (!column_read(p, PyTuple_GetItem(columns, k), &p->columns[k]))
            goto failed;
    for (Py_ssize_t k = 0; k < many; k++) {
        p->targets_size++; /* what is counted is released */
        if (!target_read(p, PyTuple_GetItem(targets, k), &p->targets[k]))
            goto failed;
    }
    return (PyObject *)p;
failed:
    Py_DECREF(p);
    return NULL;
}

static PyObject *program_run(PyObject *self, PyObject *args)
{
    Program *p = (Program *)self;
    Py_ssize_t start, stop;
    PyObject *state, *certain, *more, *answer = NULL;
    Py_buffer told, sums, others = {0};
    if (!PyArg_ParseTuple(args, "nnOOO", &start, &stop, &state, &certain, &more))
        return NULL;
    if (start < 0 || stop < start || stop > p->rows) {
        PyErr_SetString(PyExc_ValueError, "no such rows");
        return NULL;
    }
    if (!taken(state, &told, PyBUF_WRITABLE, "B", p->targets_size))
        return NULL;
    if (!taken(certain, &sums, PyBUF_WRITABLE, "i", (stop - start) * 4))
        goto without_sums;
    if (more != Py_None && !taken(more, &others, PyBUF_WRITABLE, "i", (stop - start) * 4))
        goto without_others;
    int all;
    Py_BEGIN_ALLOW_THREADS
    all = run_rows(p, start, stop, told.buf, sums.buf, others.buf);
    Py_END_ALLOW_THREADS
    answer = PyLong_FromLong(all);
    if (more != Py_None)
        PyBuffer_Release(&others);
without_others:
    PyBuffer_Release(&sums);
without_sums:
    PyBuffer_Release(&told);
    return answer;
}

static PyMethodDef program_methods[] = {
    {"run", program_run, METH_VARARGS, "Decide some rows."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot program_slots[] = {
    {Py_tp_doc, "Targets over the columns of one table."},
    {Py_tp_new, (void *)program_new},
    {Py_tp_dealloc, (void *)program_dealloc},
    {Py_tp_methods, program_methods},
    {0, NULL},
};

static PyType_Spec program_spec = {
    "emulation_rules.columnar._fused.Program", sizeof(Program), 0, Py_TPFLAGS_DEFAULT, program_slots,
};

static int module_exec(PyObject *module)
{
    PyObject *type = PyType_FromSpec(&program_spec);
    if (type == NULL || PyModule_AddObjectRef(module, "Program", type) < 0) {
        Py_XDECREF(type);
        return -1;
    }
    Py_DECREF(type);
    return 0;
}

static PyModuleDef_Slot module_slots[] = {
    {Py_mod_exec, (void *)module_exec},
    {0, NULL},
};

static struct PyModuleDef module_definition = {
    PyModuleDef_HEAD_INIT, "_fused", "Plain rows of tables decided in one pass.", 0, NULL, module_slots, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__fused(void)
{
    return PyModuleDef_Init(&module_definition);
}
