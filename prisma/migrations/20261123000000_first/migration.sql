-- CreateEnum
CREATE TYPE "LinkKind" AS ENUM ('first_instructor', 'password_reset');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('student', 'grader', 'instructor');

-- CreateEnum
CREATE TYPE "RunReason" AS ENUM ('submission', 'retry', 'regrade');

-- CreateEnum
CREATE TYPE "RunState" AS ENUM ('queued', 'running', 'graded');

-- CreateEnum
CREATE TYPE "ScoreEventKind" AS ENUM ('run', 'override', 'extension', 'regrade');

-- CreateEnum
CREATE TYPE "AttentionKind" AS ENUM ('system_error', 'suspect_reference', 'quarantined_exercise', 'broken_exercise');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'pt-BR',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneTimeLink" (
    "id" UUID NOT NULL,
    "kind" "LinkKind" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Course" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "joinCode" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL DEFAULT 'America/Sao_Paulo',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enrollment" (
    "courseId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'student',
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Enrollment_pkey" PRIMARY KEY ("courseId","userId")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "title" JSONB NOT NULL,
    "opensAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssignmentItem" (
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "exerciseId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "attemptLimit" INTEGER,

    CONSTRAINT "AssignmentItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Exercise" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "currentVersionId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Exercise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExerciseVersion" (
    "id" UUID NOT NULL,
    "exerciseId" TEXT NOT NULL,
    "gradingHash" TEXT NOT NULL,
    "textHash" TEXT NOT NULL,
    "definition" JSON NOT NULL,
    "statement" JSONB NOT NULL,
    "starter" TEXT NOT NULL,
    "types" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "material" JSONB NOT NULL,
    "mistakes" JSONB NOT NULL,
    "diagnostics" JSONB,
    "maxScore" INTEGER NOT NULL,
    "quarantinedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExerciseVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "userId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("userId","itemId")
);

-- CreateTable
CREATE TABLE "Submission" (
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "sourceHash" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "versionId" UUID NOT NULL,
    "seed" TEXT NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "effectiveRunId" UUID,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GradingRun" (
    "id" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "engineVersion" TEXT,
    "reason" "RunReason" NOT NULL DEFAULT 'submission',
    "state" "RunState" NOT NULL DEFAULT 'queued',
    "fence" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "verdict" TEXT,
    "score" INTEGER,
    "maxScore" INTEGER,
    "report" JSONB,
    "queueMs" DOUBLE PRECISION,
    "gradeMs" DOUBLE PRECISION,
    "cpuMs" DOUBLE PRECISION,

    CONSTRAINT "GradingRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckResult" (
    "runId" UUID NOT NULL,
    "caseId" TEXT NOT NULL,
    "quantity" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "problem" TEXT,
    "relativeError" DOUBLE PRECISION,
    "ratio" DOUBLE PRECISION,

    CONSTRAINT "CheckResult_pkey" PRIMARY KEY ("runId","caseId","quantity")
);

-- CreateTable
CREATE TABLE "Diagnosis" (
    "runId" UUID NOT NULL,
    "misconception" TEXT NOT NULL,
    "quantity" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "Diagnosis_pkey" PRIMARY KEY ("runId","misconception","quantity")
);

-- CreateTable
CREATE TABLE "SubmissionEvent" (
    "id" BIGSERIAL NOT NULL,
    "submissionId" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SubmissionEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoreEvent" (
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" "ScoreEventKind" NOT NULL,
    "runId" UUID,
    "score" INTEGER NOT NULL,
    "actorId" UUID,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ScoreEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CurrentScore" (
    "itemId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "best" INTEGER,
    "maxScore" INTEGER NOT NULL,
    "passed" BOOLEAN NOT NULL DEFAULT false,
    "attemptsUsed" INTEGER NOT NULL DEFAULT 0,
    "submissions" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CurrentScore_pkey" PRIMARY KEY ("itemId","userId")
);

-- CreateTable
CREATE TABLE "AttentionItem" (
    "id" UUID NOT NULL,
    "kind" "AttentionKind" NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "exerciseId" TEXT,
    "submissionId" UUID,
    "detail" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedById" UUID,

    CONSTRAINT "AttentionItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "actorId" UUID,
    "courseId" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_providerId_accountId_key" ON "Account"("providerId", "accountId");

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "RateLimit_key_key" ON "RateLimit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeLink_tokenHash_key" ON "OneTimeLink"("tokenHash");

-- CreateIndex
CREATE INDEX "OneTimeLink_userId_idx" ON "OneTimeLink"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Course_joinCode_key" ON "Course"("joinCode");

-- CreateIndex
CREATE INDEX "Enrollment_userId_idx" ON "Enrollment"("userId");

-- CreateIndex
CREATE INDEX "Assignment_courseId_idx" ON "Assignment"("courseId");

-- CreateIndex
CREATE UNIQUE INDEX "AssignmentItem_assignmentId_exerciseId_key" ON "AssignmentItem"("assignmentId", "exerciseId");

-- CreateIndex
CREATE UNIQUE INDEX "Exercise_currentVersionId_key" ON "Exercise"("currentVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "ExerciseVersion_exerciseId_gradingHash_textHash_key" ON "ExerciseVersion"("exerciseId", "gradingHash", "textHash");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_effectiveRunId_key" ON "Submission"("effectiveRunId");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_itemId_userId_number_key" ON "Submission"("itemId", "userId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_userId_idempotencyKey_key" ON "Submission"("userId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "GradingRun_submissionId_idx" ON "GradingRun"("submissionId");

-- CreateIndex
CREATE INDEX "GradingRun_state_idx" ON "GradingRun"("state");

-- CreateIndex
CREATE INDEX "Diagnosis_misconception_idx" ON "Diagnosis"("misconception");

-- CreateIndex
CREATE INDEX "SubmissionEvent_submissionId_id_idx" ON "SubmissionEvent"("submissionId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ScoreEvent_runId_key" ON "ScoreEvent"("runId");

-- CreateIndex
CREATE INDEX "ScoreEvent_itemId_userId_idx" ON "ScoreEvent"("itemId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "AttentionItem_fingerprint_key" ON "AttentionItem"("fingerprint");

-- CreateIndex
CREATE INDEX "AttentionItem_resolvedAt_idx" ON "AttentionItem"("resolvedAt");

-- CreateIndex
CREATE INDEX "AuditEvent_courseId_at_idx" ON "AuditEvent"("courseId", "at");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeLink" ADD CONSTRAINT "OneTimeLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrollment" ADD CONSTRAINT "Enrollment_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrollment" ADD CONSTRAINT "Enrollment_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentItem" ADD CONSTRAINT "AssignmentItem_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentItem" ADD CONSTRAINT "AssignmentItem_exerciseId_fkey" FOREIGN KEY ("exerciseId") REFERENCES "Exercise"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Exercise" ADD CONSTRAINT "Exercise_currentVersionId_fkey" FOREIGN KEY ("currentVersionId") REFERENCES "ExerciseVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExerciseVersion" ADD CONSTRAINT "ExerciseVersion_exerciseId_fkey" FOREIGN KEY ("exerciseId") REFERENCES "Exercise"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AssignmentItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AssignmentItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ExerciseVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_effectiveRunId_fkey" FOREIGN KEY ("effectiveRunId") REFERENCES "GradingRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GradingRun" ADD CONSTRAINT "GradingRun_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GradingRun" ADD CONSTRAINT "GradingRun_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ExerciseVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckResult" ADD CONSTRAINT "CheckResult_runId_fkey" FOREIGN KEY ("runId") REFERENCES "GradingRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Diagnosis" ADD CONSTRAINT "Diagnosis_runId_fkey" FOREIGN KEY ("runId") REFERENCES "GradingRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubmissionEvent" ADD CONSTRAINT "SubmissionEvent_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreEvent" ADD CONSTRAINT "ScoreEvent_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AssignmentItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreEvent" ADD CONSTRAINT "ScoreEvent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreEvent" ADD CONSTRAINT "ScoreEvent_runId_fkey" FOREIGN KEY ("runId") REFERENCES "GradingRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CurrentScore" ADD CONSTRAINT "CurrentScore_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AssignmentItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CurrentScore" ADD CONSTRAINT "CurrentScore_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say. Names are stable: tests and error messages rely on them.

-- One person, one account, however the address is typed.
ALTER TABLE "User" ADD CONSTRAINT "User_email_lower_case" CHECK ("email" = lower("email"));

ALTER TABLE "OneTimeLink" ADD CONSTRAINT "OneTimeLink_reset_names_user"
    CHECK ("kind" <> 'password_reset' OR "userId" IS NOT NULL);

-- Eight letters and digits, none that is mistaken for another.
ALTER TABLE "Course" ADD CONSTRAINT "Course_joinCode_alphabet"
    CHECK ("joinCode" ~ '^[A-HJ-NP-Z2-9]{8}$');

ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_due_after_opening" CHECK ("dueAt" > "opensAt");

ALTER TABLE "AssignmentItem" ADD CONSTRAINT "AssignmentItem_attemptLimit_positive"
    CHECK ("attemptLimit" >= 1);

ALTER TABLE "ExerciseVersion" ADD CONSTRAINT "ExerciseVersion_maxScore_positive"
    CHECK ("maxScore" > 0);

ALTER TABLE "Draft" ADD CONSTRAINT "Draft_source_size" CHECK (octet_length("source") <= 65536);

ALTER TABLE "Submission"
    ADD CONSTRAINT "Submission_number_positive" CHECK ("number" >= 1),
    ADD CONSTRAINT "Submission_source_size" CHECK (octet_length("source") <= 65536),
    ADD CONSTRAINT "Submission_seed_format" CHECK ("seed" ~ '^[0-9a-f]{32}$');

-- A result belongs to the submission that it counts for.
ALTER TABLE "GradingRun" ADD CONSTRAINT "GradingRun_id_submissionId_key" UNIQUE ("id", "submissionId");
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_effectiveRun_is_own"
    FOREIGN KEY ("effectiveRunId", "id") REFERENCES "GradingRun" ("id", "submissionId") ON DELETE RESTRICT;

-- A submission is graded by one run at a time.
CREATE UNIQUE INDEX "GradingRun_one_open_per_submission" ON "GradingRun" ("submissionId")
    WHERE "state" <> 'graded';

ALTER TABLE "GradingRun"
    ADD CONSTRAINT "GradingRun_score_in_range" CHECK ("score" BETWEEN 0 AND "maxScore"),
    ADD CONSTRAINT "GradingRun_graded_has_verdict"
        CHECK (("state" = 'graded') = ("verdict" IS NOT NULL AND "finishedAt" IS NOT NULL)),
    ADD CONSTRAINT "GradingRun_running_has_start" CHECK ("state" <> 'running' OR "startedAt" IS NOT NULL),
    ADD CONSTRAINT "GradingRun_fence_not_negative" CHECK ("fence" >= 0),
    ADD CONSTRAINT "GradingRun_failures_not_negative" CHECK ("failures" >= 0);

ALTER TABLE "ScoreEvent"
    ADD CONSTRAINT "ScoreEvent_score_not_negative" CHECK ("score" >= 0),
    ADD CONSTRAINT "ScoreEvent_run_names_run" CHECK ("kind" <> 'run' OR "runId" IS NOT NULL),
    ADD CONSTRAINT "ScoreEvent_person_names_actor"
        CHECK ("kind" NOT IN ('override', 'extension') OR "actorId" IS NOT NULL);

ALTER TABLE "CurrentScore"
    ADD CONSTRAINT "CurrentScore_best_in_range" CHECK ("best" BETWEEN 0 AND "maxScore"),
    ADD CONSTRAINT "CurrentScore_attempts_are_submissions"
        CHECK ("attemptsUsed" BETWEEN 0 AND "submissions");

-- What has been said stays said.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER "ScoreEvent_append_only" BEFORE UPDATE OR DELETE ON "ScoreEvent"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- What a grade rests on stays as it was: of a submission only the run that counts changes, of a version only its quarantine.
CREATE TRIGGER "Submission_immutable"
    BEFORE UPDATE OF "id", "itemId", "userId", "number", "source", "sourceHash", "receivedAt", "versionId", "seed", "idempotencyKey"
    OR DELETE ON "Submission"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "ExerciseVersion_immutable"
    BEFORE UPDATE OF "id", "exerciseId", "gradingHash", "textHash", "definition", "statement", "starter", "types", "model", "material", "mistakes", "maxScore", "createdAt"
    OR DELETE ON "ExerciseVersion"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
