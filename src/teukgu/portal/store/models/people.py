"""Organisations, their posts, and the people who hold a post by date. Work belongs to posts."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from teukgu.portal.store.models.offices import Office
from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.regions import Region


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    MINISTRY = "ministry", "중앙부처 담당 부서"
    OFFICE = "office", "지방중소벤처기업청"
    PROVINCE = "province", "시·도"
    MUNICIPALITY = "municipality", "시·군·구"
    COUNCIL = "council", "지방의회"
    AGENCY = "agency", "관계기관"
    COMMITTEE = "committee", "특화특구위원회"
    WORKING_COMMITTEE = "working_committee", "실무위원회"
    EXPERT_BODY = "expert_body", "전문기관"
    OPERATOR = "operator", "특화사업자"
    FUND = "fund", "투자기관"
    AUDIT = "audit", "감사·조회 기관"
    SYSTEM = "system", "시스템 운영"


class Organisation(models.Model):
    """An organisation that takes part; ``region`` or ``office`` gives its territory, ``parent`` what it belongs to."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="organisations")
    key = models.SlugField(max_length=60)
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=160)
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="organisations")
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="organisations")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="units")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "key"], name="organisation_key_once")]

    def __str__(self) -> str:
        return self.name_ko


class PostRole(models.TextChoices):
    """What a post may do in its organisation."""

    OFFICER = "officer", "담당자"
    CHIEF = "chief", "과장·팀장"
    HEAD = "head", "기관장"
    SECRETARY = "secretary", "간사"
    MEMBER = "member", "위원"
    AUDITOR = "auditor", "감사·조회"
    DATA_OFFICER = "data_officer", "개인정보 보호 담당"
    OPERATOR = "system", "시스템 운영자"


class Post(models.Model):
    """A post: the one to which work is given. ``manages_people`` may invite and place people in its organisation."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="posts")
    key = models.SlugField(max_length=60)
    role = models.CharField(max_length=12, choices=PostRole)
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=160)
    manages_people = models.BooleanField(default=False)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="post_key_once")]

    def __str__(self) -> str:
        return self.name_ko


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; addresses are kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **more: object) -> "Account":
        """Make and keep an account; without ``password`` it cannot sign in with one."""
        account = self.model(email=email.strip().lower(), **more)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Find by address, whatever its case."""
        return self.get(email=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """A person who signs in. What they may do follows from the posts they hold, never from the account."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=60)
    language = models.CharField(max_length=2, default="ko")
    is_active = models.BooleanField(default=True)
    is_resident = models.BooleanField(default=False)
    demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    objects = AccountManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return str(self.pk)


class HoldingKind(models.TextChoices):
    """How a person holds a post."""

    REGULAR = "regular", "담당"
    DEPUTY = "deputy", "업무대행"


class Holding(models.Model):
    """A person holds a post from a day (in) to a day (out; empty: still). Ended by its last day, never deleted."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings")
    account = models.ForeignKey(Account, models.PROTECT, related_name="holdings")
    kind = models.CharField(max_length=10, choices=HoldingKind, default=HoldingKind.REGULAR)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["account", "valid_from"], name="holding_by_account")]

    def __str__(self) -> str:
        return f"{self.post_id} {self.valid_from}"
